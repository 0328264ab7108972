package dev.parley.audio;

/** The two companding laws of ITU-T G.711, one byte a sample at 8 kHz. */
public enum G711 implements Codec {
  /** µ-law, payload type 0 (RFC 3551 section 6). */
  PCMU(0) {
    @Override
    int expand(int code) {
      int bits = ~code & 0xFF;
      int magnitude = ((((bits & 0x0F) << 3) + MU_BIAS) << ((bits >> 4) & 7)) - MU_BIAS;
      return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }

    @Override
    int compress(int sample) {
      int magnitude = Math.min(sample < 0 ? -sample : sample, MU_CLIP) + MU_BIAS;
      int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
      int code = (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F);
      return ~(sample < 0 ? code | 0x80 : code) & 0xFF;
    }
  },

  /** A-law, payload type 8 (RFC 3551 section 6). */
  PCMA(8) {
    @Override
    int expand(int code) {
      int bits = code ^ 0x55;
      int segment = (bits >> 4) & 7;
      int step = ((bits & 0x0F) << 4) + 8;
      int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
      return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }

    @Override
    int compress(int sample) {
      // Negative samples lie half a step aside so that both halves of the scale are mirror images.
      int magnitude = (sample < 0 ? ~sample : sample) >> 4;
      int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
      int code = segment == 0 ? magnitude : (segment << 4) | ((magnitude >> (segment - 1)) & 0x0F);
      return (sample < 0 ? code : code | 0x80) ^ 0x55;
    }
  };

  private static final int MU_BIAS = 0x84;
  private static final int MU_CLIP = 32635;

  private final int payloadType;

  // The tables are never written after construction.
  @SuppressWarnings("ImmutableEnumChecker")
  private final short[] expanded = new short[256];

  @SuppressWarnings("ImmutableEnumChecker")
  private final byte[] compressed = new byte[1 << 16];

  G711(int payloadType) {
    this.payloadType = payloadType;
    for (int code = 0; code < expanded.length; code++) {
      expanded[code] = (short) expand(code);
    }
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      compressed[sample & 0xFFFF] = (byte) compress(sample);
    }
  }

  abstract int expand(int code);

  abstract int compress(int sample);

  @Override
  public int payloadType() {
    return payloadType;
  }

  @Override
  public int clockRate() {
    return AudioClock.RATE;
  }

  @Override
  public int sampleRate() {
    return AudioClock.RATE;
  }

  @Override
  public int ticks(byte[] payload, int from, int length) {
    return length;
  }

  @Override
  public Encoder encoder() {
    return new Encoder() {
      @Override
      public int encode(short[] samples, int from, int count, byte[] payload, int at) {
        G711.this.encode(samples, from, payload, at, count);
        return count;
      }

      @Override
      public void reset() {
        // Every byte stands for itself.
      }
    };
  }

  @Override
  public Decoder decoder() {
    return new Decoder() {
      @Override
      public int decode(byte[] payload, int from, int length, short[] samples, int at) {
        G711.this.decode(payload, from, samples, at, length);
        return length;
      }

      @Override
      public void reset() {
        // Every byte stands for itself.
      }
    };
  }

  /** Encodes one sample. */
  public byte encode(short sample) {
    return compressed[sample & 0xFFFF];
  }

  /** Decodes one byte. */
  public short decode(byte code) {
    return expanded[code & 0xFF];
  }

  /** Encodes {@code count} samples from {@code from} to bytes from {@code to}. */
  public void encode(short[] samples, int from, byte[] bytes, int to, int count) {
    for (int i = 0; i < count; i++) {
      bytes[to + i] = compressed[samples[from + i] & 0xFFFF];
    }
  }

  /** Decodes {@code count} bytes from {@code from} to samples from {@code to}. */
  public void decode(byte[] bytes, int from, short[] samples, int to, int count) {
    for (int i = 0; i < count; i++) {
      samples[to + i] = expanded[bytes[from + i] & 0xFF];
    }
  }
}
