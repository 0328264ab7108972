package dev.parley.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * An answer whose head has come. Its body is read as it comes, or as a whole. To be closed; that
 * may happen from any thread and cuts off whoever reads.
 */
public final class OutboundAnswer implements AutoCloseable {
  /** What is read of a body that means nothing, and for how long. */
  private static final int MOST_DISCARDED = 64 << 10;

  private static final Duration LONGEST_DISCARD = Duration.ofSeconds(1);

  private final ClassicHttpResponse response;
  private final HttpUriRequestBase request;
  private final LimitWatch watch;
  private final InputStream body;

  OutboundAnswer(ClassicHttpResponse response, HttpUriRequestBase request, LimitWatch watch)
      throws IOException {
    this.response = response;
    this.request = request;
    this.watch = watch;
    HttpEntity entity = response.getEntity();
    this.body =
        new BoundedBody(
            entity == null ? InputStream.nullInputStream() : entity.getContent(),
            watch,
            request::cancel);
  }

  /** The status code. */
  public int status() {
    return response.getCode();
  }

  /** The value of a header, the first if there are several. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  /** How long the body says it is, in bytes. */
  public OptionalLong length() {
    HttpEntity entity = response.getEntity();
    long length = entity == null ? 0 : entity.getContentLength();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /**
   * The body as it comes; its reads throw {@link OutboundException} when it breaks off, is too long
   * or too slow. A thread that is interrupted while it reads gets one too, and stays interrupted.
   */
  public InputStream body() {
    return body;
  }

  /** The whole body. */
  public byte[] bytes() throws OutboundException, InterruptedException {
    try {
      return body.readAllBytes();
    } catch (OutboundException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the body came");
      }
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a body that throws what it does not", e);
    }
  }

  /**
   * Closes an answer in whose body nothing matters: reads to its end, so that the connection can be
   * used again, and cuts it off when that is far or long in coming.
   */
  public void discard() throws InterruptedException {
    watch.within(LONGEST_DISCARD);
    try {
      byte[] _ = body.readNBytes(MOST_DISCARDED);
    } catch (IOException _) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the body came");
      }
    } finally {
      close();
    }
  }

  /** Ends it; a connection whose answer was not read to its end is cut. */
  @Override
  public void close() {
    watch.fail(new OutboundFailure.Broken());
    watch.close();
    boolean _ = request.cancel();
  }
}
