package dev.parley.dispatch;

import dev.parley.answerer.Signalling;
import dev.parley.audio.AudioFrame;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.RecordingKey;
import dev.parley.conversation.ScopeJson;
import dev.parley.driver.AnsweredLine;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.ConversationResult;
import dev.parley.driver.ConversationSetup;
import dev.parley.driver.Mailbox;
import dev.parley.records.Call;
import dev.parley.rtp.MediaException;
import dev.parley.rtp.Recording;
import dev.parley.telephony.MediaReport;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneEvent;
import dev.parley.watch.Fatal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line somebody answered, and the conversation on it.
 *
 * @param signalling what was known of it by then
 * @param key what its recording is kept under, if there is one
 */
record AnsweredCall(
    PhoneCall line,
    Signalling signalling,
    LegId leg,
    RecordingKey key,
    CallJournal journal,
    HangUpRequest hangUp,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(AnsweredCall.class);
  private static final Duration STEP = Duration.ofSeconds(1);

  /** What left last still waits in the far end's jitter buffer; a BYE at once would cut it off. */
  private static final Duration LAST_WORDS = Duration.ofMillis(250);

  private static final Duration RECORDING_LIMIT = Duration.ofSeconds(5);

  /** Talks until it is over, hangs up, and says how it ended. */
  CallEvent.Ended converse(ConversationDriver driver, Call.Pinned agent, ConversationSetup setup)
      throws InterruptedException {
    forgetEarlyMedia();
    journal.append(new CallEvent.Answered(clock.instant(), leg));
    journal.append(
        new CallEvent.Began(
            clock.instant(), agent.id(), agent.version(), ScopeJson.write(setup.beginning())));
    Mailbox mailbox = new Mailbox();
    hangUp.react(mailbox::endRequested);
    Thread events = Thread.ofVirtual().name("line-" + line.sipCallId()).start(() -> tell(mailbox));
    ConversationResult result;
    try {
      result = hold(driver, setup, mailbox);
      boolean _ = events.join(LAST_WORDS);
    } finally {
      line.close();
      events.interrupt();
    }
    events.join();
    journal.append(measured(line.media()));
    keepRecording();
    return new CallEvent.Ended(
        clock.instant(), result.reason(), result.detail(), result.variables(), result.outcomes());
  }

  /** Ringing tones and announcements before the answer are nothing the callee said. */
  private void forgetEarlyMedia() {
    AudioFrame frame = new AudioFrame(line.audio().rate());
    while (line.audio().poll(frame)) {
      // It is in the recording.
    }
  }

  private ConversationResult hold(
      ConversationDriver driver, ConversationSetup setup, Mailbox mailbox)
      throws InterruptedException {
    try {
      return driver.run(
          setup,
          leg,
          new AnsweredLine(line.audio(), line::sendDigits, signalling),
          mailbox,
          journal);
    } catch (RuntimeException | Error e) {
      Fatal.pass(e);
      LOG.error("The conversation on {} failed", line.sipCallId(), e);
      return new ConversationResult(
          EndReason.INTERNAL_ERROR,
          "A defect: " + e.getClass().getSimpleName(),
          Map.of(),
          List.of());
    }
  }

  /** Passes on what happens on the line, until it ends. */
  private void tell(Mailbox mailbox) {
    try {
      boolean open = true;
      while (open) {
        switch (line.next(STEP)) {
          case PhoneEvent.Digit(char digit) -> mailbox.digit(digit);
          case PhoneEvent.MediaLost _ ->
              mailbox.lineClosed(
                  EndReason.MEDIA_TIMEOUT,
                  "No audio came, and the far end gave no other sign of life");
          case PhoneEvent.Ended ended -> {
            mailbox.lineClosed(LineEnds.answered(ended.cause()), ended.detail());
            open = false;
          }
          case PhoneEvent.Hold(boolean held) -> mailbox.hold(held);
          case null -> {}
          case PhoneEvent.Ringing _, PhoneEvent.Answered _ -> {}
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("What happens on {} is not heard of any more", line.sipCallId(), e);
      mailbox.lineClosed(EndReason.INTERNAL_ERROR, "A defect: " + e.getClass().getSimpleName());
    }
  }

  private CallEvent.MediaMeasured measured(MediaReport report) {
    return new CallEvent.MediaMeasured(
        clock.instant(),
        leg,
        report.sent(),
        report.received(),
        report.lost(),
        report.late(),
        report.stalled(),
        report.jitter(),
        report.remoteLost(),
        report.roundTrip(),
        report.codec());
  }

  private void keepRecording() throws InterruptedException {
    Recording recording = line.recording();
    if (recording == null) {
      journal.append(new CallEvent.Noted(clock.instant(), "The call was not recorded"));
      return;
    }
    try {
      Recording.Result result = recording.await(RECORDING_LIMIT);
      if (!result.complete()) {
        journal.append(
            new CallEvent.Noted(
                clock.instant(),
                result.failed()
                    ? "The recording breaks off: the disk refused it"
                    : "The recording has gaps"));
      }
      journal.append(new CallEvent.Recorded(clock.instant(), leg, key, result.length()));
    } catch (MediaException e) {
      LOG.warn("The recording of {} was not finished", line.sipCallId(), e);
      journal.append(new CallEvent.Noted(clock.instant(), "The recording was not finished"));
    }
  }
}
