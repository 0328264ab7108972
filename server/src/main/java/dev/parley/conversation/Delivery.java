package dev.parley.conversation;

/**
 * How words are said.
 *
 * @param pace of the voice's own: 0.8 is slower
 * @param gain how much louder than usual, in dB
 */
public record Delivery(double pace, double gain) {
  /** As always. */
  public static final Delivery USUAL = new Delivery(1, 0);

  /** The pace for somebody who did not get it. */
  static final double SLOWLY = 0.8;

  /** The gain for somebody who could not hear it. */
  static final double LOUDER = 6;
}
