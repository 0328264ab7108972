package dev.parley.agent;

/** What there is to say in a text. */
enum Sayable {
  /** At least one letter or digit of its own, or several references. */
  WORDS,
  /** Nothing but one reference, which may come to nothing. */
  REFERENCE,
  /** Blanks and signs at most. */
  NOTHING;

  static Sayable of(String text) {
    if (Template.replaced(text, " ").codePoints().anyMatch(Character::isLetterOrDigit)) {
      return WORDS;
    }
    return switch (Template.references(text).size()) {
      case 0 -> NOTHING;
      case 1 -> REFERENCE;
      default -> WORDS;
    };
  }
}
