package dev.parley.audio;

/**
 * How audio is carried in RTP payloads. A new one is a file that implements this, and a line in
 * {@link Codecs}.
 */
public interface Codec {
  /** Bytes of the longest payload that is taken. */
  int LONGEST_PAYLOAD = 2000;

  /**
   * Its name in session descriptions (RFC 8866 section 6.6), as it is registered; a far end may
   * write it in other letters (RFC 4855 section 3).
   */
  String name();

  /**
   * Its RTP payload type: the fixed one (RFC 3551 section 6), or the one of 96-127 that we offer it
   * as unless that is taken. What it has in a call is what offer and answer say.
   */
  int payloadType();

  /**
   * Ticks a second of its RTP timestamps. They may be others than its samples (RFC 3551 section
   * 4.5.2).
   */
  int clockRate();

  /**
   * The channels that its name has in session descriptions, which need not be those it carries: a
   * format registered with two says so although we send one (RFC 7587 section 7). Our samples are
   * mono.
   */
  default int channels() {
    return 1;
  }

  /**
   * Its parameters in our descriptions (RFC 8866 section 6.15), such as {@code useinbandfec=1};
   * empty for none.
   */
  default String parameters() {
    return "";
  }

  /**
   * Samples a second that its encoder takes and its decoder gives, mono: 8000 or 16,000, since
   * voice activity and recognition take no others. A codec that works at 48,000 encodes from 16,000
   * and decodes to them.
   */
  int sampleRate();

  /**
   * The most audio that a payload can hold, in ticks of {@link AudioClock}: 80 or more, in 80s, and
   * no more than makes {@value #LONGEST_PAYLOAD} bytes.
   */
  default int longest() {
    return 10 * AudioClock.FRAME;
  }

  /** How much audio a payload holds, in ticks of {@link AudioClock}; 0 when it cannot be told. */
  int ticks(byte[] payload, int from, int length);

  /** A stream's encoder. */
  Encoder encoder();

  /** A stream's decoder. */
  Decoder decoder();

  /** Encodes one stream; for one thread at a time. Nothing is allocated once it is made. */
  interface Encoder extends AutoCloseable {
    /**
     * Encodes samples, which follow those of the call before, into one payload.
     *
     * @return how many bytes were written to {@code payload} from {@code at}
     */
    int encode(short[] samples, int from, int count, byte[] payload, int at);

    /** Forgets the stream: another follows. */
    void reset();

    /** Frees what the collector does not, such as native memory. It is used no more. */
    @Override
    default void close() {}
  }

  /** Decodes one stream; for one thread at a time. Nothing is allocated once it is made. */
  interface Decoder extends AutoCloseable {
    /**
     * Decodes a payload.
     *
     * @return how many samples were written to {@code samples} from {@code at}
     */
    int decode(byte[] payload, int from, int length, short[] samples, int at);

    /** Forgets the stream: another follows. */
    void reset();

    /** Frees what the collector does not, such as native memory. It is used no more. */
    @Override
    default void close() {}
  }
}
