package dev.parley.language.emails;

import dev.parley.language.names.Kin;
import dev.parley.language.reading.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An e-mail address that a turn mentions.
 *
 * @param before what is said between the address before and this one
 * @param behind what is said after it, up to the next one or the end of the sentence
 */
record EmailMention(String value, boolean sure, String before, String behind) {
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:not|isn't|wasn't|never|instead of|rather than|no longer|(?:don't|do not|please"
              + " don't|never) (?:use|send|write|email|mail)(?: (?:it|that|anything|them|me))*)(?:"
              + " (?:the|my|it's|at|to|one|use|old|email|,))*$");
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(?:his|hers?|their|theirs)\\b|\\b(?:my|the|our) (?:\\w+ )?"
              + Kin.WORDS
              + "\\b|\\b(?!it's|that's|mine's|here's|what's|there's|email's|who's"
              + "|let's|one's|name's)[a-z]+'s"
              + " (?:\\w+ )?(?:email|address|is)\\b");

  /** All up to where the speaker turns to an own one. */
  private static final Pattern OWN = Pattern.compile("^.*\\b(?:mine|my (?:own|email)|i use)\\b");

  private static final Pattern OTHERS_BEHIND =
      Pattern.compile(
          "^(?:[,|] )?(?:(?:but|and|which|though) )*(?:is|that's|it's|was|that was|would be)"
              + " (?:his|hers|theirs|(?:my|the|our) (?:\\w+ )?"
              + Kin.WORDS
              + ")\\b");
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:used to be|used to have|old (?:one|email|address)|my old|the old|former|previous"
              + "|no longer|last year|before that|it was|originally|had been)\\b");
  private static final Pattern PAST_BEHIND =
      Pattern.compile(
          "(?<!\\bnot (?:the|my|that) )\\bold (?:one|email|address)\\b|\\bany ?more\\b"
              + "|\\bno longer\\b"
              + "|\\b(?:doesn't|didn't|does not) work\\b|\\bdon't (?:really )?(?:use|check)\\b"
              + "|\\bnever (?:check|use)\\b|\\bused to\\b|\\bis (?:full|closed|dead|gone)\\b");
  private static final Pattern CORRECTING =
      Pattern.compile(
          "\\b(?:no|nope|sorry|actually|wait|mean|meant|make (?:it|that)|rather|instead|correction"
              + "|scratch|spelled|spelt|that's|again|now|oops)\\b");
  private static final Pattern OR = Pattern.compile("\\b(?:or|either|otherwise|alternatively)\\b");
  private static final Pattern LEAD_OUT = Pattern.compile("\\b(?:not|isn't|instead of)$");

  boolean denied() {
    return DENIED.matcher(before).find();
  }

  /** Whether it is somebody else's, or no longer used. */
  boolean aside() {
    return OTHERS.matcher(OWN.matcher(before).replaceFirst("")).find()
        || PAST.matcher(before).find()
        || OTHERS_BEHIND.matcher(behind).find()
        || PAST_BEHIND.matcher(LEAD_OUT.matcher(behind).replaceFirst("")).find();
  }

  /** Whether it is said in the place of the one before. */
  boolean corrects() {
    return CORRECTING.matcher(before).find();
  }

  boolean alternative() {
    return OR.matcher(before).find();
  }

  /** The one that is meant, of those not denied; not sure where another may be. */
  static Reading meant(List<EmailMention> mentions) {
    List<EmailMention> standing = mentions.stream().filter(one -> !one.aside()).toList();
    if (standing.isEmpty()) {
      return Reading.unsure(mentions.getLast().value());
    }
    EmailMention last = standing.getLast();
    boolean same = standing.stream().allMatch(one -> one.value().equals(last.value()));
    if (same || last.corrects()) {
      return new Reading(last.value(), last.sure());
    }
    boolean either = standing.stream().skip(1).anyMatch(EmailMention::alternative);
    return Reading.unsure((either ? standing.getFirst() : last).value());
  }
}
