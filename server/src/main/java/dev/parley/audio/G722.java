package dev.parley.audio;

/**
 * ITU-T G.722 at 64 kbit/s (mode 1): wideband audio of 50 to 7000 Hz in the bytes of a telephone
 * call. A byte holds two samples: six bits for the half of the spectrum below 4 kHz, two for the
 * half above, each coded as the difference to what its {@link G722Band} predicts.
 *
 * <p>In RTP it has the payload type 9 and, although it samples at 16 kHz, timestamps of 8 kHz: an
 * error of old that was kept (RFC 3551 section 4.5.2).
 */
public final class G722 implements Codec {
  /** The codec. */
  public static final Codec CODEC = new G722();

  private static final int PAYLOAD_TYPE = 9;

  private G722() {}

  @Override
  public String name() {
    return "G722";
  }

  @Override
  public int payloadType() {
    return PAYLOAD_TYPE;
  }

  @Override
  public int clockRate() {
    return AudioClock.RATE;
  }

  @Override
  public int sampleRate() {
    return AudioFrame.WIDEBAND;
  }

  @Override
  public int ticks(byte[] payload, int from, int length) {
    return length;
  }

  @Override
  public Encoder encoder() {
    return new SubbandEncoder();
  }

  @Override
  public Decoder decoder() {
    return new SubbandDecoder();
  }

  @Override
  public String toString() {
    return name();
  }

  private static final class SubbandEncoder implements Encoder {
    private final G722Band low = G722Band.low();
    private final G722Band high = G722Band.high();
    private final G722Filter filter = new G722Filter();

    @Override
    public int encode(short[] samples, int from, int count, byte[] payload, int at) {
      for (int i = 0; i + 1 < count; i += 2) {
        filter.put(samples[from + i], samples[from + i + 1]);
        // The filter's gain is 4096, two of them are added, and the bands have 15 bits.
        int xlow = (filter.second() + filter.first()) >> 14;
        int xhigh = (filter.second() - filter.first()) >> 14;
        payload[at + i / 2] = (byte) ((high.quantize(xhigh) << 6) | low.quantize(xlow));
      }
      return count / 2;
    }

    @Override
    public void reset() {
      low.reset();
      high.reset();
      filter.reset();
    }
  }

  private static final class SubbandDecoder implements Decoder {
    private final G722Band low = G722Band.low();
    private final G722Band high = G722Band.high();
    private final G722Filter filter = new G722Filter();

    @Override
    public int decode(byte[] payload, int from, int length, short[] samples, int at) {
      for (int i = 0; i < length; i++) {
        int code = payload[from + i] & 0xFF;
        int rlow = low.reconstruct(code & 0x3F);
        int rhigh = high.reconstruct(code >> 6);
        filter.put(rlow + rhigh, rlow - rhigh);
        samples[at + 2 * i] = G722Band.saturated(filter.second() >> 11);
        samples[at + 2 * i + 1] = G722Band.saturated(filter.first() >> 11);
      }
      return 2 * length;
    }

    @Override
    public void reset() {
      low.reset();
      high.reset();
      filter.reset();
    }
  }
}
