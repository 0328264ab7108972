package dev.parley.brain;

import dev.parley.call.TurnSpeaker;

/** Words of a conversation and who said them. */
public record Line(TurnSpeaker speaker, String text) {
  public static Line agent(String text) {
    return new Line(TurnSpeaker.AGENT, text);
  }

  public static Line callee(String text) {
    return new Line(TurnSpeaker.CALLEE, text);
  }
}
