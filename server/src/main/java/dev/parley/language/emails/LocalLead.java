package dev.parley.language.emails;

import dev.parley.language.names.GivenNames;
import dev.parley.language.names.Kin;
import dev.parley.language.names.NoNames;
import dev.parley.language.spelling.Spelling;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What leads up to the part of an e-mail address before its "at": "yeah, you can send it to". Most
 * of these words may be part of an address too, and lead up to one only where a turn begins with
 * them.
 *
 * @param to behind its last word
 * @param sure false where what follows may begin earlier
 */
record LocalLead(int to, boolean sure) {
  private static final Set<String> BARE =
      Set.of(
          "me", "mail", "email", "sure", "use", "address", "please", "contact", "try", "my",
          "hello", "hi", "hey", "thanks");
  private static final Set<String> WITH_NO =
      Set.of("reply", "spam", "one", "name", "limit", "limits", "fear", "body", "drama", "more");
  private static final Set<String> COMPOUND =
      Set.of("please", "yes", "send", "try", "it", "with", "email", "to", "use", "right", "just");
  private static final Set<String> PROSE =
      Set.of(
          "i", "we", "they", "he", "she", "i've", "i'd", "i'll", "we're", "we've", "we'll",
          "they're", "you're", "he's", "she's", "check", "look", "find", "visit", "see", "go", "on",
          "there's", "i'm");
  private static final Pattern FILLER =
      Pattern.compile(
          "(?:yes|yeah|yep|yup|sure|okay|ok|alright|right|oh|hi|hello|nope|sorry"
              + "|actually|wait|please|of"
              + " course|hang on|thanks|thank you|i mean|i think|i guess|i"
              + " believe|just|and|or|either|but|then|anyway|ah|hey|now|,|\\||all right|go ahead|no"
              + " problem|you know|let me see|let's see|mm|hmm)(?= |$)");
  private static final String KIND =
      "(?:(?:work|home|personal|private|business|school|office|main|other|new|old|current|best"
          + "|preferred|usual|regular|correct|right|full|gmail|e) )*";
  private static final Pattern PHRASE =
      Pattern.compile(
          "(?:(?:don't|do not|never) (?:use|try|take|send|write|email)(?:"
              + " (?:it|that|to|me))*|(?:(?:you )?(?:can|could|may|should|might) |i'd rather you |i"
              + " would |let's |go ahead and |just )*(?:use|used|try|take|make|put|go with|stick"
              + " with|have|write down)(?: it| that| this| down)?(?: at| to)?|(?:(?:you"
              + " )?(?:can|could|may|should|will) |the best way to |please"
              + " )*(?:send|reach|contact|email|mail|write|forward)(?:"
              + " (?:me|us|it|that|this|them|everything|him|her|over|through|back|the \\w+))+(?:"
              + " to| at| on| via)?|send|write to|send to|email me|email|it|make it|make that|no"
              + " it's|(?:my|our|the|his|her|their) "
              + KIND
              + "(?:email address|mail address|email|mail|address|account|one|work)"
              + "|(?:my|our|the|his|her) initials(?: are)?|(?:my|our|the|his|her) "
              + Kin.WORDS
              + "(?:'s)?(?: email| address)*|[a-z]+'s (?:email|address|mail)(?: address)?|email"
              + " address|mail address|not|with|try)(?= |$)");

  /** The one between two words; null where it leaves nothing. */
  static @Nullable LocalLead of(List<String> words, int from, int at, boolean corrects) {
    int begin = at;
    while (begin > from && !LeadEnds.ends(words, begin - 1, from, at)) {
      begin--;
    }
    boolean goesOn = begin > from && words.get(begin).equals("and");
    boolean told = begin == from || (LeadEnds.explained(words, begin - 1, from) && !goesOn);
    boolean sure =
        told && !replaces(words, from, begin, at) && !LeadEnds.choosing(words, begin - 1, from);
    int first = behind(FILLER, words, begin, at);
    int no = first < at && words.get(first).equals("no") ? first : -1;
    if (no >= 0 && !LeadEnds.signed(words, no, at)) {
      return denying(words, no, at, corrects || from > 0, sure);
    }
    return left(words, first, at, sure);
  }

  /** Behind the last word that is no part of a name, where too many would be joined; not sure. */
  @Nullable LocalLead late(List<String> words, int at) {
    int begin = at;
    while (begin > to && !NoNames.contains(words.get(begin - 1)) && !told(words, begin - 1)) {
      begin--;
    }
    boolean prose = prose(words, at);
    boolean told = IntStream.range(to, begin).anyMatch(i -> told(words, i));
    return begin == at || (prose && !told) ? null : new LocalLead(begin, false);
  }

  /** Whether a sentence begins there that has a place behind its "at": "I work at". */
  boolean prose(List<String> words, int at) {
    boolean word =
        to + 1 == at
            ? words.get(to).contains("'")
            : words.get(to + 1).length() > 1 && !LeadEnds.SIGNS.contains(words.get(to + 1));
    return word
        && PROSE.contains(words.get(to))
        && Spelling.at(words.subList(0, at + 1), to).map(run -> run.signs() < 2).orElse(true);
  }

  private static boolean told(List<String> words, int i) {
    return words.get(i).matches("use|try|told|gave|reach|wrote|anymore|already|spell|wrong");
  }

  /** Whether signs of an address were said before what may replace only a part of it. */
  private static boolean replaces(List<String> words, int from, int begin, int at) {
    boolean again = begin > from && words.get(begin - 1).matches("that's|spell?ed|spelt|it's");
    return again && signs(words, from, begin) > signs(words, begin, at);
  }

  private static long signs(List<String> words, int from, int to) {
    return words.subList(from, to).stream().filter(LeadEnds.SIGNS::contains).count();
  }

  /** Behind a "no" that takes something back, unless it may be the beginning: "no spam at". */
  private static @Nullable LocalLead denying(
      List<String> words, int no, int at, boolean corrects, boolean sure) {
    int next = no + 1;
    if (next == at) {
      return null;
    }
    boolean paused = words.get(next).matches(",|\\|");
    boolean leads =
        behind(FILLER, words, next, at) > next || behind(PHRASE, words, next, at) > next;
    boolean letter = words.get(next).length() == 1;
    boolean one = WITH_NO.contains(words.get(next));
    if (paused || leads || letter || (corrects && !one)) {
      return left(words, behind(FILLER, words, next, at), at, sure);
    }
    return new LocalLead(no, false);
  }

  private static @Nullable LocalLead left(List<String> words, int first, int at, boolean sure) {
    if (first == at) {
      return bare(words, at);
    }
    int phrase = first;
    int more = behind(PHRASE, words, phrase, at);
    while (more > phrase && more < at) {
      phrase = behind(FILLER, words, more, at);
      more = behind(PHRASE, words, phrase, at);
    }
    boolean whole = phrase == at || more == at;
    if (!whole) {
      return new LocalLead(phrase, sure && !mayBegin(words, phrase, at));
    }
    return at - phrase == 1 ? bare(words, at) : null;
  }

  /** Whether the one word passed over may be the first of the address: "email king at". */
  private static boolean mayBegin(List<String> words, int to, int at) {
    boolean only = to == 1 || (to > 1 && words.get(to - 2).equals("|"));
    boolean apart =
        at - to > 1 && (words.get(to).length() == 1 || LeadEnds.SIGNS.contains(words.get(to + 1)));
    return only
        && !apart
        && COMPOUND.contains(words.get(to - 1))
        && !GivenNames.begin(words.get(to));
  }

  /** Where the only word left may be the address itself: "me at". */
  private static @Nullable LocalLead bare(List<String> words, int at) {
    boolean may = at > 0 && BARE.contains(words.get(at - 1));
    boolean alone = at < 2 || words.get(at - 2).matches(",|\\||yes|yeah|sure|it's|is|its|that's");
    return may && alone ? new LocalLead(at - 1, false) : null;
  }

  /** Behind all of such words that follow one another, none of which stands beside a sign. */
  private static int behind(Pattern pattern, List<String> words, int from, int at) {
    int i = from;
    while (i < at) {
      Matcher found = pattern.matcher(String.join(" ", words.subList(i, at)));
      int length = found.lookingAt() ? found.group().split(" ", -1).length : 0;
      if (length == 0 || (i + length < at && LeadEnds.SIGNS.contains(words.get(i + length)))) {
        break;
      }
      i += length;
    }
    return i;
  }
}
