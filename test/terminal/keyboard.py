"""A terminal with somebody at its keyboard: runs a program in it and types what it is told to, when it is told to.

Reads a JSON object: argv, env, cwd, rows, columns, keys ([what to wait for, what to type] each). Prints one: the exit code,
everything that came to the screen, and whether the terminal is left as it was found.
"""
import fcntl, json, os, pty, select, struct, sys, termios, time

told = json.load(sys.stdin)
patience = 60
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


left = None
for wait, send in told["keys"]:
    if wait:
        read(wait.encode())
    # A question takes no keys that were pressed before it stands there.
    time.sleep(0.2)
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
print(json.dumps({"code": code, "shown": shown.decode(errors="replace"), "restored": restored}))
