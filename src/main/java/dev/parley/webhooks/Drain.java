package dev.parley.webhooks;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, in which nothing matters: read to its end so that the connection can be
 * used again, and cut off when that is far or long in coming.
 */
final class Drain implements HttpResponse.BodySubscriber<Drain> {
  private static final long MOST_BYTES = 64 << 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Flow.@Nullable Subscription subscription;
  private long read;

  @Override
  public CompletionStage<Drain> getBody() {
    // There as soon as the status is: the answer is not its body.
    return CompletableFuture.completedFuture(this);
  }

  /** Waits for the end, no longer than the limit. */
  void await(Duration limit) throws InterruptedException {
    try {
      boolean _ = over.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      cut();
    }
  }

  private void cut() {
    Flow.Subscription bytes = subscription;
    if (over.getCount() > 0 && bytes != null) {
      bytes.cancel();
    }
    over.countDown();
  }

  @Override
  public void onSubscribe(Flow.Subscription bytes) {
    subscription = bytes;
    bytes.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      read += buffer.remaining();
    }
    if (read > MOST_BYTES) {
      cut();
    }
  }

  @Override
  public void onError(Throwable failure) {
    over.countDown();
  }

  @Override
  public void onComplete() {
    over.countDown();
  }
}
