/** Text messages as WebSocket frames (RFC 6455 §5.2), made once for all clients that get them. */

/** A complete message of a server: one final, unmasked frame. */
export function textFrame(payload: Uint8Array): Uint8Array {
  const { length } = payload
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  if (length < 126) frame[1] = length
  else if (length < 65_536) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, head)
  return frame
}

/** Caches the frame of the last message, because the same message is sent to many clients in a row. */
export function createFramer(): (payload: Uint8Array) => Uint8Array {
  let last: Uint8Array | undefined
  let frame: Uint8Array = new Uint8Array()
  return (payload) => {
    if (payload !== last) {
      frame = textFrame(payload)
      last = payload
    }
    return frame
  }
}
