"""A client of the exchange's protocol in Python's standard library: it knows nothing of the gateway.

Usage: client.py REST SOCKET KEY TYPE ITEM[,ITEM...] [ms between two frames that it reads]
Prints READY once its REG is answered, then each REAL frame as it came; anything else it prints to standard error.
"""
import base64
import json
import os
import socket
import struct
import sys
import time
import urllib.parse
import urllib.request

rest, ws, key, kind, items = sys.argv[1:6]
pause = float(sys.argv[6]) / 1000 if len(sys.argv) > 6 else 0

asked = json.dumps({"grant_type": "client_credentials", "appkey": key, "secretkey": key + "-secret"}).encode()
request = urllib.request.Request(rest + "/oauth2/token", asked, {"content-type": "application/json"})
token = json.load(urllib.request.urlopen(request))["token"]

address = urllib.parse.urlparse(ws)
stream = socket.create_connection((address.hostname, address.port))
if pause:
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
nonce = base64.b64encode(os.urandom(16)).decode()
stream.sendall(
    (
        f"GET /api/dostk/websocket HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {nonce}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()
)
buffered = b""
while b"\r\n\r\n" not in buffered:
    buffered += stream.recv(4096)
buffered = buffered.split(b"\r\n\r\n", 1)[1]


def read(size):
    global buffered
    while len(buffered) < size:
        data = stream.recv(65536)
        if not data:
            sys.exit("the connection ended")
        buffered += data
    taken, buffered = buffered[:size], buffered[size:]
    return taken


def send(frame, opcode=1):
    data = frame if isinstance(frame, bytes) else json.dumps(frame).encode()
    mask = os.urandom(4)
    size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0xFE]) + struct.pack(">H", len(data))
    stream.sendall(bytes([0x80 | opcode]) + size + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))


def receive():
    head, size = read(2)
    if size == 126:
        size = struct.unpack(">H", read(2))[0]
    elif size == 127:
        size = struct.unpack(">Q", read(8))[0]
    data = read(size)
    if head & 15 == 8:
        sys.exit(f"closed with {struct.unpack('>H', data[:2])[0]} {data[2:].decode()}")
    return data.decode()


send({"trnm": "LOGIN", "token": token})
while True:
    text = receive()
    frame = json.loads(text)
    name = frame["trnm"]
    if name == "LOGIN":
        send({"trnm": "REG", "grp_no": "1", "refresh": "1", "data": [{"item": items.split(","), "type": [kind]}]})
    elif name == "PING":
        send(text.encode())
    elif name == "REG":
        print("READY", frame["return_code"], flush=True)
    elif name == "REAL":
        print(text, flush=True)
        if pause:
            time.sleep(pause)
    else:
        print(text, file=sys.stderr, flush=True)
