package dev.parley.conversation;

import dev.parley.audio.AudioLine;
import dev.parley.call.EndReason;
import dev.parley.stt.VoiceActivity;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what is heard on a line to a mailbox, on the detector's thread. */
final class Ear implements VoiceActivity.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

  private final Mailbox mailbox;
  private final AutoCloseable watch;

  Ear(VoiceActivity activity, AudioLine line, Mailbox mailbox) {
    this.mailbox = mailbox;
    this.watch = activity.watch(line, this);
  }

  @Override
  public void window(short[] samples, long position, long arrivedNanos, float probability) {
    int voicedEnd = Loudness.last(samples, HeardWindow.SAMPLES);
    mailbox.postWindow(
        new Input.Window(
            new HeardWindow(position, arrivedNanos, probability, voicedEnd),
            Arrays.copyOf(samples, HeardWindow.SAMPLES)));
  }

  @Override
  public void closed() {
    mailbox.post(new Input.Deaf());
  }

  /** Nobody can be talked with who is not heard. */
  @Override
  public void failed(Throwable cause) {
    mailbox.lineClosed(
        EndReason.INTERNAL_ERROR,
        "A defect in hearing the call: " + cause.getClass().getSimpleName());
  }

  @Override
  public void close() {
    try {
      watch.close();
    } catch (Exception e) {
      LOG.warn("A line could not be let go of.", e);
    }
  }
}
