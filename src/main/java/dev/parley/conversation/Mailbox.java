package dev.parley.conversation;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens around a conversation under way, in order; posted from any thread. When the
 * conversation falls behind, heard audio is dropped first, then keys; the end of the line never.
 */
public final class Mailbox {
  private static final int CAPACITY = 2048;
  private static final int MOST_WINDOWS = 512;

  private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>(CAPACITY);

  /** A key was pressed: 0-9, *, #. Others mean nothing here and are passed over. */
  public void digit(char digit) {
    if ((digit >= '0' && digit <= '9') || digit == '*' || digit == '#') {
      post(new Input.Key(digit));
    }
  }

  /**
   * The line is gone.
   *
   * @param reason such as {@link EndReason#CALLEE_HUNG_UP} or {@link EndReason#MEDIA_TIMEOUT}
   * @param detail what exactly happened, for a person
   */
  public void lineClosed(EndReason reason, String detail) {
    Input closed = new Input.LineClosed(reason, detail);
    while (!inputs.offer(closed)) {
      inputs.poll();
    }
  }

  /** Somebody asked for the call to end. */
  public void endRequested() {
    post(new Input.EndRequested());
  }

  /** Posts an input; dropped when the mailbox is full. */
  void post(Input input) {
    boolean _ = inputs.offer(input);
  }

  /**
   * Posts heard audio.
   *
   * @return false when it was dropped
   */
  boolean postWindow(Input.Window window) {
    return inputs.size() < MOST_WINDOWS && inputs.offer(window);
  }

  @Nullable Input take(Duration limit) throws InterruptedException {
    return inputs.poll(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
  }
}
