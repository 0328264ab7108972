package dev.parley.agent;

import java.io.OutputStream;

/** Keeps nothing of what is written but its length in bytes. */
final class CountingOutput extends OutputStream {
  private int count;

  @Override
  public void write(int b) {
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    count += length;
  }

  int count() {
    return count;
  }
}
