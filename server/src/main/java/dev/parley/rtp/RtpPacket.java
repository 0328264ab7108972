package dev.parley.rtp;

/** The fields of one received RTP packet (RFC 3550 section 5.1), read in place and used again. */
final class RtpPacket {
  static final int HEADER = 12;

  private boolean marker;
  private int payloadType;
  private int sequence;
  private int timestamp;
  private int ssrc;
  private int payload;
  private int payloadLength;

  /** Reads a datagram; false when it is no RTP packet. CSRCs, extension and padding are skipped. */
  boolean parse(byte[] data, int length) {
    if (length < HEADER || (data[0] & 0xC0) != 0x80) {
      return false;
    }
    int end = length;
    if ((data[0] & 0x20) != 0) {
      int padding = data[length - 1] & 0xFF;
      if (padding == 0) {
        return false;
      }
      end -= padding;
    }
    int start = HEADER + 4 * (data[0] & 0x0F);
    if ((data[0] & 0x10) != 0) {
      if (start + 4 > end) {
        return false;
      }
      start += 4 + 4 * (((data[start + 2] & 0xFF) << 8) | (data[start + 3] & 0xFF));
    }
    if (start > end) {
      return false;
    }
    marker = (data[1] & 0x80) != 0;
    payloadType = data[1] & 0x7F;
    sequence = ((data[2] & 0xFF) << 8) | (data[3] & 0xFF);
    timestamp = Bytes.readInt(data, 4);
    ssrc = Bytes.readInt(data, 8);
    payload = start;
    payloadLength = end - start;
    return true;
  }

  /** Writes a header without CSRCs, extension or padding. */
  static void writeHeader(
      byte[] out, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
    out[0] = (byte) 0x80;
    out[1] = (byte) (marker ? payloadType | 0x80 : payloadType);
    Bytes.writeShort(out, 2, sequence);
    Bytes.writeInt(out, 4, timestamp);
    Bytes.writeInt(out, 8, ssrc);
  }

  boolean marker() {
    return marker;
  }

  int payloadType() {
    return payloadType;
  }

  int sequence() {
    return sequence;
  }

  int timestamp() {
    return timestamp;
  }

  int ssrc() {
    return ssrc;
  }

  /** Where the payload starts. */
  int payload() {
    return payload;
  }

  int payloadLength() {
    return payloadLength;
  }
}
