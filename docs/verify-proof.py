# Checks, without a register, what "certdesk audit prove" and "audit consistency" wrote, or proof.txt of an evidence pack:
#   python3 verify-proof.py PUBLIC-KEY FILE     PUBLIC-KEY as "audit key" printed it, or - where nobody signed
import base64, sys
from hashlib import sha256, sha512
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 (RFC 8032)
D = -121665 * pow(121666, -1, P) % P
def add(a, b):
    (x, y), (u, v), t = a, b, D * a[0] * b[0] * a[1] * b[1]
    return (x * v + y * u) * pow(1 + t, -1, P) % P, (y * v + x * u) * pow(1 - t, -1, P) % P
def times(n, a): return add(times(n >> 1, add(a, a)), a if n & 1 else (0, 1)) if n else (0, 1)
def point(b):
    y = int.from_bytes(b, "little") & 2**255 - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = next(x for x in (pow(square, (P + 3) // 8, P) * i % P for i in (1, pow(2, (P - 1) // 4, P))) if (x * x - square) % P == 0)
    return (x if x % 2 == b[31] >> 7 else P - x), y
def is_signature(sig, key, text):
    h, s = (int.from_bytes(b, "little") for b in (sha512(sig[:32] + key + text).digest(), sig[32:]))
    x, y = add(times(s, point(b"X" + b"f" * 31)), times(L - h % L, point(key)))
    return s < L and (y | x % 2 << 255).to_bytes(32, "little") == sig[:32]
def need(holds, what): return holds or sys.exit(f"not proven: {what}")
def b64(text, length=32):
    data = base64.b64decode(text)
    return need(base64.b64encode(data).decode() == text and len(data) == length, text) and data
def leaf(data): return sha256(b"\0" + data).digest()  # RFC 6962
def node(left, right): return sha256(b"\1" + left + right).digest()
def entry(changes, seq, seal, header):
    header = sha256(header.encode()).digest() if header[0] == "[" else b64(header)
    need(f"{int(seq)} {bytes.fromhex(seal).hex()}" == f"{seq} {seal}", seal)
    return leaf(int(seq).to_bytes(8, "big") + bytes.fromhex(seal) + header + changes)
def extend(m, n, old, path):  # the roots over the first m leaves and over all n
    if m == n: return (old, old) if old else (path[0], path.pop(0))
    k = 1 << (n - 1).bit_length() - 1
    a, b = extend(m, k, old, path) if m <= k else extend(m - k, n - k, None, path)
    return (a, node(b, path.pop(0))) if m <= k else (node(path[0], a), node(path.pop(0), b))
def checkpoint(body, signature, name, mark="", raw=""):
    (origin, size, top), (dash, signer, sig) = body.split("\n"), (signature or "— - -").split(" ")
    if name != "-":
        need((dash, signer, origin) == ("—", name, name) and b64(sig, 68)[:4].hex() == mark, "another register or key")
        need(is_signature(b64(sig, 68)[4:], b64(raw, 33)[1:], f"{body}\n".encode()), "not signed by this key")
    return int(size), b64(top)
def check(key, file):
    head, *rest = open(file, "rb").read().decode().replace("\r\n", "\n").rstrip("\n").split("\n\n")
    notes = [checkpoint(*pair, *key.split("+", 2)) for pair in zip(rest, rest[1:] + [""]) if pair[0][0] != "—"]
    (kind, *lines), (m, older), (n, top) = head.split("\n"), notes[0], notes[-1]
    if kind == "certdesk-consistency/1":
        need(0 < m <= n and extend(m, n, older, path := [b64(each) for each in lines]) == (older, top) and path == [], "changed between")
        return f"the checkpoint of {n} entries extends that of {m}"
    need(kind == "certdesk-proof/1 recorded so at that entry, not unchanged since 在该条日志中如此登记，不表示此后未改", "no proof")
    stack, changes, entries = [], [], []
    for word, _, text in (line.partition(" ") for line in lines):
        if word == "change": changes.append(text), stack.append(leaf(text.encode()))
        elif word == "person": need(changes[-1].endswith("\t" + sha256(text.replace(" ", "\n", 1).encode()).hexdigest()), word)
        elif word == "entry": entries.append(text.split(" ", 2)), stack.append(entry(stack.pop(), *entries[-1]))
        elif word == "hash": stack.append(b64(text))
        elif word in ("<", ">"): stack.append(node(b64(text), stack.pop()) if word == "<" else node(stack.pop(), b64(text)))
        else: need((word, text) == ("node", ""), word) and stack.append(node(stack.pop(-2), stack.pop()))
    need(stack == [top] and changes and entries, "it does not lead to the checkpoint")
    return f"{len(changes)} recorded so, the last in entry #{entries[-1][0]} of {n}; not unchanged since"
try: print("proven:", check(*sys.argv[1:3]))
except Exception as error: sys.exit(f"not proven: {error!r}")
