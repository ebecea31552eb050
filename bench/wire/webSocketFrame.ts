/** A text as a server's WebSocket frame (RFC 6455 §5.2): final, not masked, its length in 16 bits. */
export function webSocketFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  if (payload.length < 126 || payload.length > 0xffff) throw new RangeError(`A frame of ${payload.length} bytes.`)
  const head = Buffer.from([0x81, 126, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
