package dev.parley.outbound;

import dev.parley.outbound.OutboundLimits.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body that is read within its limits. */
final class BoundedBody extends InputStream {
  private final InputStream in;
  private final LimitWatch watch;
  private final Runnable cut;
  private long left;

  BoundedBody(InputStream in, LimitWatch watch, Runnable cut) {
    this.in = in;
    this.watch = watch;
    this.cut = cut;
    this.left = watch.limits().mostBytes();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = next(into, offset, length);
    if (count < 0) {
      watch.close();
    } else if (count > left) {
      watch.fail(new OutboundFailure.TooLong(watch.limits().mostBytes()));
      cut.run();
      throw failed(null);
    } else {
      left -= count;
    }
    return count;
  }

  private int next(byte[] into, int offset, int length) throws OutboundException {
    watch.begin(Part.IDLE);
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw failed(e);
    } finally {
      watch.end();
    }
  }

  private OutboundException failed(@Nullable IOException cause) {
    watch.fail(new OutboundFailure.Broken());
    return new OutboundException(Objects.requireNonNull(watch.failure()), cause);
  }
}
