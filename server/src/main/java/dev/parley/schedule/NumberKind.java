package dev.parley.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What sort of number somebody may be reached at: what it costs to ring it, and whom it reaches.
 */
public enum NumberKind {
  /** Of a person or a company, in a country: landline, mobile, internet, free of charge. */
  ORDINARY("an ordinary number", true),
  /** The caller pays a surcharge that the called gets a share of: the bait of toll fraud. */
  PREMIUM("a premium-rate number", true),
  /** The caller pays more than for an ordinary number. */
  SHARED_COST("a shared-cost number", true),
  /** Leads wherever its owner is, at a price that is theirs to choose. */
  PERSONAL("a personal number", true),
  /** Takes messages and no conversations. */
  PAGER("a pager", true),
  /** On a satellite or another network of no country (ITU-T E.164 Annex, +870, +881 to +883). */
  SATELLITE("a number of a satellite or another network of no country", true),
  /** Reaches those who save lives, and no software may keep their line busy. */
  EMERGENCY("an emergency number, or begins with one", false),
  /** Works only when dialled from a telephone of its country, such as directory enquiries. */
  SHORT_CODE("a short number that is dialled only within its country", false),
  /** Incomplete, or of a length no number of its country has. */
  UNREACHABLE("no complete number of any country", false);

  private final String words;
  private final boolean dialable;

  NumberKind(String words, boolean dialable) {
    this.words = words;
    this.dialable = dialable;
  }

  /** What a number of this kind is, as the end of a sentence that begins with "it is". */
  public String words() {
    return words;
  }

  /** Whether any setting can allow it to be dialled. */
  public boolean dialable() {
    return dialable;
  }

  /** How a setting names it, such as {@code shared-cost}. */
  String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is dialled only where a setting names it. */
  boolean optional() {
    return dialable && this != ORDINARY;
  }

  static Optional<NumberKind> named(String setting) {
    return Arrays.stream(values())
        .filter(kind -> kind.optional() && kind.setting().equalsIgnoreCase(setting))
        .findFirst();
  }
}
