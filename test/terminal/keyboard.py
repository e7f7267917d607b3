"""A terminal with somebody at its keyboard: runs a program in it and types what it is told to, when it is told to.

Reads a JSON object: argv, env, cwd, rows, columns, keys ([what to wait for, what to type] each, and true where the program is
interrupted at its work instead of answered), patience in seconds, and `anew` where only what comes after a key is waited for, as for
measuring. Prints one: the exit code,
everything that came to the screen, whether the terminal is left as it was found, and for each key how many milliseconds after it
what the next one waits for was on the screen.
"""
import fcntl, glob, json, os, pty, select, struct, sys, termios, time

told = json.load(sys.stdin)
patience = told["patience"]
pid, screen = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", told["rows"], told["columns"], 0, 0))
    os.chdir(told["cwd"])
    os.execvpe(told["argv"][0], told["argv"], told["env"])
found = termios.tcgetattr(screen)
shown, seen = b"", 0


def read(until=None):
    global shown, seen
    end = time.time() + patience
    while time.time() < end:
        at = shown.find(until, seen) if until else -1
        if at != -1:
            seen = at + len(until)
            return
        if select.select([screen], [], [], 0.05)[0]:
            try:
                piece = os.read(screen, 65536)
            except OSError:
                return
            if not piece:
                return
            shown += piece


def states():
    """What each process in the terminal's foreground does, as Linux says it: S sleeps, which is to wait for a key."""
    for file in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(file) as opened:
                state, _, group = opened.read().rpartition(")")[2].split()[:3]
            if int(group) == os.tcgetpgrp(screen):
                yield state
        except OSError:
            # It has ended, or the program has, and with it the terminal.
            continue


def read_on(seconds):
    """Reads what comes within so many seconds; false where nothing did."""
    global shown
    if not select.select([screen], [], [], seconds)[0]:
        return False
    try:
        shown += os.read(screen, 65536)
    except OSError:
        return False
    return True


def until_asked():
    """A question takes no keys that were pressed before it stands there: it does when its program waits."""
    if not os.path.exists("/proc/self/stat"):
        # Elsewhere nothing tells.
        time.sleep(0.5)
        return
    end = time.time() + patience
    while time.time() < end and (read_on(0.01) or any(state != "S" for state in states())):
        pass


took, typed = [], None
for wait, send, *at_once in told["keys"]:
    if wait:
        read(wait.encode())
    if typed is not None:
        took.append((time.perf_counter() - typed) * 1000)
    if not at_once:
        until_asked()
    if told.get("anew"):
        seen = len(shown)
    typed = time.perf_counter()
    os.write(screen, send.encode())
ended = lambda: os.waitpid(pid, os.WNOHANG)
code = None
end = time.time() + patience
while code is None and time.time() < end:
    if select.select([screen], [], [], 0.02)[0]:
        try:
            shown += os.read(screen, 65536)
        except OSError:
            pass
    done, status = ended()
    if done:
        code = os.waitstatus_to_exitcode(status)
restored = termios.tcgetattr(screen)[3] == found[3]
while select.select([screen], [], [], 0.05)[0]:
    try:
        piece = os.read(screen, 65536)
    except OSError:
        break
    if not piece:
        break
    shown += piece
print(json.dumps({"code": code, "shown": shown.decode(errors="replace"), "restored": restored, "took": took}))
