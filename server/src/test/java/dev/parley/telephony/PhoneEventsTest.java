package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhoneEventsTest {
  @Test
  void dropsTheNewestButNeverTheEnd() throws InterruptedException {
    PhoneEvents events = new PhoneEvents();
    for (int i = 0; i < PhoneEvents.LIMIT + 10; i++) {
      events.tell(new PhoneEvent.Digit(i == 0 ? 'A' : '1'));
    }
    PhoneEvent.Ended end = new PhoneEvent.Ended(PhoneEvent.Cause.REMOTE_HANG_UP, 0, "end");
    events.tell(end);
    PhoneEvent first = events.next(Duration.ZERO);
    assertThat(first).isEqualTo(new PhoneEvent.Digit('1'));
    @Nullable PhoneEvent last = first;
    int count = 0;
    for (PhoneEvent event = first; event != null; event = events.next(Duration.ZERO)) {
      last = event;
      count++;
    }
    assertThat(last).isEqualTo(end);
    assertThat(count).isEqualTo(PhoneEvents.LIMIT);
  }
}
