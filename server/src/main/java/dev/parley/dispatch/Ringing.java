package dev.parley.dispatch;

import dev.parley.answerer.Signalling;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.LegId;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A line that rings, until somebody answers or it ends. Telephony sets the limit. */
final class Ringing {
  private static final Duration STEP = Duration.ofSeconds(1);

  private final PhoneCall line;
  private final LegId leg;
  private final CallJournal journal;
  private final InstantSource clock;
  private @Nullable Instant rang;
  private boolean earlyMedia;

  /** How it came out. */
  sealed interface Outcome {}

  record Answered(Signalling signalling) implements Outcome {}

  record Unanswered(PhoneEvent.Cause cause, String detail) implements Outcome {}

  Ringing(PhoneCall line, LegId leg, CallJournal journal, InstantSource clock) {
    this.line = line;
    this.leg = leg;
    this.journal = journal;
    this.clock = clock;
  }

  /** Waits for the answer or the end. */
  Outcome ring() throws InterruptedException {
    while (true) {
      switch (line.next(STEP)) {
        case PhoneEvent.Ringing(boolean early) -> {
          Instant now = clock.instant();
          rang = rang == null ? now : rang;
          earlyMedia |= early;
          journal.append(new CallEvent.Ringing(now, leg, early));
        }
        case PhoneEvent.Answered _ -> {
          return new Answered(signalling());
        }
        case PhoneEvent.Ended ended -> {
          return new Unanswered(ended.cause(), ended.detail());
        }
        case null -> {}
        case PhoneEvent.Digit _, PhoneEvent.Hold _, PhoneEvent.MediaLost _ -> {}
      }
    }
  }

  private Signalling signalling() {
    Instant since = rang;
    Duration ringing = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    return new Signalling(ringing, earlyMedia);
  }
}
