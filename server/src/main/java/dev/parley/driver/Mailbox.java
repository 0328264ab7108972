package dev.parley.driver;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens around a conversation under way, in order; posted from any thread. When the
 * conversation falls behind, heard audio is dropped first, then keys. The rest of the places are
 * for what it asked for itself, a few at a time, and for holds and the end of the line, which drop
 * the oldest rather than be dropped.
 */
public final class Mailbox {
  private static final int CAPACITY = 2048;
  private static final int MOST_WINDOWS = 512;
  private static final int MOST_WITH_KEYS = 1024;

  private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>(CAPACITY);

  /** A key was pressed: 0-9, *, #. Others mean nothing here and are passed over. */
  public void digit(char digit) {
    boolean known = (digit >= '0' && digit <= '9') || digit == '*' || digit == '#';
    if (known && inputs.size() < MOST_WITH_KEYS) {
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
    insist(new Input.LineClosed(reason, detail));
  }

  /** The callee put the call on hold, or took it off. */
  public void hold(boolean held) {
    insist(new Input.Hold(held));
  }

  /** Somebody asked for the call to end. */
  public void endRequested() {
    post(new Input.EndRequested());
  }

  private void insist(Input input) {
    while (!inputs.offer(input)) {
      inputs.poll();
    }
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
