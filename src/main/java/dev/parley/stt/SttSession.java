package dev.parley.stt;

/** One leg being listened to. Called from one thread. */
public interface SttSession extends AutoCloseable {
  /**
   * Hears more audio, mono signed 16-bit at 8 kHz, without a gap.
   *
   * @param position of the first sample since the line opened
   */
  void accept(short[] samples, int count, long position);

  /**
   * Asks for the text of the speech between two positions; answered by one {@link SttEvent.Final}
   * or {@link SttEvent.Failed} with the same bounds. The recogniser adds the padding it needs.
   * Asking again for other bounds makes an unanswered earlier request worthless: it may be dropped.
   */
  void decode(long from, long to, SttOptions.Expected expected);

  /** Forgets audio before a position; it will not be decoded. */
  void forget(long before);

  @Override
  void close();
}
