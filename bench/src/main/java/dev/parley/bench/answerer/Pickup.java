package dev.parley.bench.answerer;

/** A call as it is taken, as it sounds on the line. */
final class Pickup {
  final Kind kind;
  final String name;
  final boolean tuning;

  /** At 8 kHz, behind µ-law, from the answer on. */
  final short[] samples;

  /** Whether a tone in it asks for a message. */
  final boolean beeps;

  Pickup(Kind kind, String name, boolean tuning, short[] samples, boolean beeps) {
    this.kind = kind;
    this.name = name;
    this.tuning = tuning;
    this.samples = samples;
    this.beeps = beeps;
  }
}
