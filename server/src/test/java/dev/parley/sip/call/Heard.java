package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears. */
public final class Heard implements SipCallListener {
  private final BlockingQueue<SipCallEvent> events = new LinkedBlockingQueue<>();

  @Override
  public void on(SipCall call, SipCallEvent event) {
    events.add(event);
  }

  /** The next event, which must be of that type and come within ten seconds. */
  public <T extends SipCallEvent> T next(Class<T> type) throws InterruptedException {
    SipCallEvent event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  /** The next event that is already there. */
  <T extends SipCallEvent> T now(Class<T> type) {
    SipCallEvent event = events.poll();
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  void nothingMore() {
    assertThat(events).isEmpty();
  }

  boolean silentFor(Duration time) throws InterruptedException {
    return events.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
  }
}
