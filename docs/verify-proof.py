"""python3 verify-proof.py PUBLIC-KEY FILE checks, without a register, what "certdesk audit prove", "audit consistency" or an evidence pack wrote.
PUBLIC-KEY as "audit key" printed it, or the .pub file; - looks at no signature. Exit: 0 proven, 1 not proven, 2 nothing checked, 3 unsigned"""
import base64, hashlib, re, sys
KEY, NOTE = r"((\S+))\+([0-9a-f]{8})\+(\S{44})\s*", r"((\S+)\n(0|[1-9][0-9]*)\n(\S+)\n)(?:\n— (\S+) (\S+)\n)?"  # as C2SP has them
D, L = -121665 * pow(121666, -1, P := 2**255 - 19) % P, 2**252 + 27742317777372353535851937790883648493  # Ed25519 (RFC 8032)
def add(a, b):
    (x, y), (u, v), t = a, b, D * a[0] * b[0] * a[1] * b[1]
    return (x * v + y * u) * pow(1 + t, -1, P) % P, (y * v + x * u) * pow(1 - t, -1, P) % P
def times(n, a): return add(times(n >> 1, add(a, a)), a if n & 1 else (0, 1)) if n else (0, 1)
def point(b):
    square = ((y := int.from_bytes(b, "little") & 2**255 - 1) ** 2 - 1) * pow(D * y * y + 1, -1, P) % P
    x = next(x for x in (pow(square, (P + 3) // 8, P) * i % P for i in (1, pow(2, (P - 1) // 4, P))) if (x * x - square) % P == 0)
    return (x if x % 2 == b[31] >> 7 else P - x), y
def is_signature(sig, mark, key, text):
    h, s = (int.from_bytes(b, "little") for b in (hashlib.sha512(sig[4:36] + key + text).digest(), sig[36:]))
    x, y = add(times(s, point(b"X" + b"f" * 31)), times(L - h % L, point(key)))
    return s < L and bytes.fromhex(mark) + (y | x % 2 << 255).to_bytes(32, "little") == sig[:36]
def need(holds, what): return holds or sys.exit(f"not proven: {what}")
def misused(why): sys.exit(print(f"{why}\n{__doc__}", file=sys.stderr) or 2)
def read(file): return open(file, "rb").read().decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n") + "\n"
def b64(text, of=32): return need(base64.b64encode(data := base64.b64decode(text)).decode() == text and len(data) == of, text) and data
def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()
def node(left, right): return sha256(b"\1", left, right)  # RFC 6962, as the zero byte before a leaf
def extend(m, n, old, path):  # the roots over the first m leaves and over all n
    if m == n: return (old, old) if old else (path[0], path.pop(0))
    a, b = extend(m, k, old, path) if m <= (k := 1 << (n - 1).bit_length() - 1) else extend(m - k, n - k, None, path)
    return (a, node(b, path.pop(0))) if m <= k else (node(path[0], a), node(path.pop(0), b))
def checkpoint(key, body, origin, size, top, signer, sig):
    need(not key or (origin, signer) == key[:2] and is_signature(b64(sig, 68), key[2], b64(key[3], 33)[1:], body.encode()), "not signed by this key")
    return int(size), b64(top)
def check(key, text):
    (head, _, end), (stack, changes, shown, last) = text.partition("\n\n"), ([], [], 0, 0)
    each = need(re.fullmatch(f"{NOTE}(?:\n{NOTE})?", end), "something else than its checkpoint stands at its end").groups()
    notes = [checkpoint(key, *note) for note in (each[:6], each[6:]) if note[0]]
    (kind, *lines), (m, older), (n, top) = head.split("\n"), notes[0], notes[-1]
    if kind == "certdesk-consistency/1" and len(notes) == 2:
        need(0 < m <= n and extend(m, n, older, path := [*map(b64, lines)]) == (older, top) and path == [], "changed between")
        return f"the checkpoint of {n} entries extends that of {m}", notes
    need(kind == "certdesk-proof/1 recorded so at that entry, not unchanged since 在该条日志中如此登记，不表示此后未改" and len(notes) == 1, "no proof")
    for word, _, text in (line.partition(" ") for line in lines):
        if word == "change": changes.append(text), stack.append(sha256(b"\0", text.encode()))
        elif word == "person": need(changes[-1].endswith("\t" + sha256(text.replace(" ", "\n", 1).encode()).hex()), word)
        elif word == "entry":
            seq, seal, header = need(re.fullmatch(r"([1-9][0-9]*) ([0-9a-f]{64}) (.+)", text), text).groups()
            stack.append(sha256(b"\0", bytes.fromhex(f"{int(seq):016x}{seal}"), sha256(header.encode()) if header[0] == "[" else b64(header), stack.pop()))
            if len(changes) > shown: shown, last = len(changes), seq  # else nothing of this entry is shown
        elif word == "hash": stack.append(b64(text))
        elif word in ("<", ">"): stack.append(node(b64(text), stack.pop()) if word == "<" else node(stack.pop(), b64(text)))
        else: need((word, text) == ("node", ""), word) and stack.append(node(stack.pop(-2), stack.pop()))
    need(stack == [top] and shown == len(changes) > 0, "it does not lead to the checkpoint")
    return f"{shown} recorded so, the last in entry #{last} of {n}; not unchanged since", notes
try:
    given, file = sys.argv[1:] if len(sys.argv) == 3 else misused("Give a public key and a file.")
    key = given != "-" and (re.fullmatch(KEY, given) or re.fullmatch(KEY, read(given)) or misused(f"{given} is no public key.")).groups()
    said, notes = check(key, read(file))
    kept = " and ".join(f"#{size} {base64.b64encode(top).decode()}" for size, top in notes)
    if key: print("proven:", said)
    else: sys.exit(print(f"as the file itself says, no signature looked at: {said}; compare {kept} with a checkpoint you keep") or 3)
except OSError as error: misused(error)
except Exception as error: sys.exit(f"not proven: {error!r}")
