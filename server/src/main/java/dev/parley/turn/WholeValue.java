package dev.parley.turn;

import dev.parley.language.values.Dictation;

/** The opinion that whoever reads out a value goes on until it is whole. */
final class WholeValue implements EndOfTurnOpinion {
  private static final double UNFINISHED = -4;

  private long askedTo = -1;
  private String asked = "";
  private double evidence;

  @Override
  public double evidence(Pause pause) {
    String text = pause.wholeText();
    if (pause.to() != askedTo || !text.equals(asked)) {
      askedTo = pause.to();
      asked = text;
      boolean more =
          Dictation.unfinished(pause.expects(), text, null)
              || Dictation.spelling(pause.expects(), text);
      evidence = more ? UNFINISHED : 0;
    }
    return evidence;
  }
}
