package dev.parley.rtp;

/** Numbers in network byte order. */
final class Bytes {
  private Bytes() {}

  static int readShort(byte[] data, int at) {
    return ((data[at] & 0xFF) << 8) | (data[at + 1] & 0xFF);
  }

  static int readInt(byte[] data, int at) {
    return (readShort(data, at) << 16) | readShort(data, at + 2);
  }

  static void writeShort(byte[] data, int at, int value) {
    data[at] = (byte) (value >> 8);
    data[at + 1] = (byte) value;
  }

  static void writeInt(byte[] data, int at, int value) {
    writeShort(data, at, value >> 16);
    writeShort(data, at + 2, value);
  }
}
