package dev.parley.driver;

import dev.parley.audio.AudioLine;
import dev.parley.call.EndReason;
import dev.parley.stt.VoiceActivity;
import dev.parley.turn.HeardWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what is heard on a line to a mailbox, on the detector's thread. */
final class AudioInput implements VoiceActivity.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AudioInput.class);

  private final Mailbox mailbox;
  private final AutoCloseable watch;

  AudioInput(VoiceActivity activity, AudioLine line, Mailbox mailbox) {
    this.mailbox = mailbox;
    this.watch = activity.watch(line, this);
  }

  @Override
  public void window(short[] samples, long position, long arrivedNanos, float probability) {
    mailbox.postWindow(input(samples, position, arrivedNanos, probability));
  }

  /** What is known of 32 ms, which are copied. */
  static Input.Window input(short[] samples, long position, long arrivedNanos, float probability) {
    return new Input.Window(
        HeardWindow.of(position, arrivedNanos, probability, samples), samples.clone());
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
