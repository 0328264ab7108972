package dev.parley.turn;

import dev.parley.agent.Expects;

/** How a reply of some kind goes, as far as its pauses are concerned. */
enum ReplyShape {
  /** A yes or a no, and perhaps more. */
  YES_NO,
  /** One of several things, in a word or in a few. */
  CHOICE,
  /** A sentence. */
  SENTENCE,
  /** Digits or letters being read out, with pauses that end nothing. */
  DICTATED;

  static ReplyShape of(Expects expects) {
    return switch (expects) {
      case YES_NO -> YES_NO;
      case CHOICE -> CHOICE;
      case OPEN, NUMBER, DATE, TIME, NAME -> SENTENCE;
      case DIGITS, PHONE, EMAIL, ADDRESS -> DICTATED;
    };
  }
}
