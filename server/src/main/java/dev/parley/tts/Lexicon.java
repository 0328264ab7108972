package dev.parley.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pronunciations of American English: a list made by hand, one made by machine, and rules for
 * endings, for initials and for the small words that sound as their neighbours want it.
 */
final class Lexicon {
  private static final Pattern DOUBLED =
      Pattern.compile(".*(?:([bcdgklmnprstvxz])\\1ing|cking)", Pattern.DOTALL);
  private static final Pattern LETTERS = Pattern.compile("['A-Za-z-]+");

  /** Longer words in capitals are names, not initials. */
  private static final int LONG_NAME = 7;

  private final Map<String, String> own;
  private final WordList gold;
  private final WordList silver;

  /**
   * Takes the lists.
   *
   * @param own of the machine's owner, by words in small letters
   * @param gold made by hand
   * @param silver made by machine
   */
  Lexicon(Map<String, String> own, WordList gold, WordList silver) {
    this.own = own;
    this.gold = gold;
    this.silver = silver;
  }

  /** The phonemes of a word as this part of speech, null if it is not known. */
  @Nullable String phonemes(String word, String tag, Following following) {
    String plain = word.replace('‘', '\'').replace('’', '\'');
    String said = ours(plain);
    if (said != null) {
      return said;
    }
    boolean lower = plain.equals(lower(plain));
    Stress stress =
        lower ? Stress.KEPT : plain.equals(upper(plain)) ? Stress.MAIN : Stress.AT_LEAST_SIDE;
    String small = small(plain, tag, following);
    return small != null ? small : word(plain, tag, stress, following);
  }

  private @Nullable String ours(String word) {
    boolean owner = word.endsWith("'s");
    String said = own.get(owner ? word.substring(0, word.length() - 2) : word);
    return said == null || !owner ? said : said + Endings.s(said);
  }

  /** The letters of a word one by one; null if there is one without a name. */
  @Nullable String spelled(String word) {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLetter(word.charAt(i))) {
        String name = gold.phonemes(upper(word.substring(i, i + 1)), "", Following.END);
        if (name == null) {
          return null;
        }
        letters.add(name);
      }
    }
    return Stress.spelled(letters);
  }

  /** Words that sound by what stands beside them; null for all others. */
  private @Nullable String small(String word, String tag, Following following) {
    boolean pause = following.sound() == Following.Sound.PAUSE;
    if (initials(word)) {
      return spelled(word);
    }
    return switch (word) {
      case "%" -> gold.phonemes("percent", "", following);
      case "&" -> gold.phonemes("and", "", following);
      case "+" -> gold.phonemes("plus", "", following);
      case "@" -> gold.phonemes("at", "", following);
      case "a", "A" -> tag.equals("DT") ? "ɐ" : "ˈA";
      case "am" -> tag.startsWith("NN") ? spelled(word) : pause ? full("am", following) : "ɐm";
      case "Am", "AM" -> tag.startsWith("NN") ? spelled(word) : full("am", following);
      case "an", "An" -> "ɐn";
      case "AN" -> tag.startsWith("NN") ? spelled(word) : "ɐn";
      case "I" -> tag.equals("PRP") ? "ˌI" : null;
      case "by", "By", "BY" -> tag.startsWith("RB") ? "bˈI" : null;
      case "to", "To" -> to(following);
      case "TO" -> tag.equals("TO") || tag.equals("IN") ? to(following) : null;
      case "in", "In" -> in(tag, pause);
      case "IN" -> tag.equals("NNP") ? null : in(tag, pause);
      case "the", "The" -> the(following);
      case "THE" -> tag.equals("DT") ? the(following) : null;
      case "used", "Used", "USED" ->
          gold.phonemes(
              "used",
              following.to() && (tag.equals("VBD") || tag.equals("JJ")) ? "VBD" : "",
              following);
      default -> null;
    };
  }

  private @Nullable String full(String word, Following following) {
    return gold.phonemes(word, "", following);
  }

  private @Nullable String to(Following following) {
    return switch (following.sound()) {
      case VOWEL -> "tʊ";
      case CONSONANT -> "tə";
      case PAUSE -> gold.phonemes("to", "", following);
    };
  }

  private static String in(String tag, boolean pause) {
    return pause || !tag.equals("IN") ? "ˈɪn" : "ɪn";
  }

  private static String the(Following following) {
    return following.sound() == Following.Sound.VOWEL ? "ði" : "ðə";
  }

  /** Such as "U.S." */
  private static boolean initials(String word) {
    String inner = word.replaceAll("^\\.+|\\.+$", "");
    if (!inner.contains(".") || !word.replace(".", "").chars().allMatch(Character::isLetter)) {
      return false;
    }
    for (String part : word.split("\\.", -1)) {
      if (part.length() > 2) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String word(String given, String tag, Stress stress, Following following) {
    String word = lowered(given, tag, stress, following);
    if (known(word)) {
      return listed(word, tag, stress, following);
    }
    if (word.endsWith("s'") && known(word.substring(0, word.length() - 2) + "'s")) {
      return listed(word.substring(0, word.length() - 2) + "'s", tag, stress, following);
    }
    if (word.endsWith("'") && known(word.substring(0, word.length() - 1))) {
      return listed(word.substring(0, word.length() - 1), tag, stress, following);
    }
    return ending(word, tag, stress, following);
  }

  private @Nullable String ending(String word, String tag, Stress stress, Following following) {
    String plural = plural(word, tag, stress, following);
    if (plural != null) {
      return plural;
    }
    String past = past(word, tag, stress, following);
    if (past != null) {
      return past;
    }
    Stress heard = stress == Stress.KEPT ? Stress.AT_LEAST_SIDE : stress;
    return lasting(word, tag, heard, following);
  }

  /** A word with capitals that is in the lists without them. */
  private String lowered(String word, String tag, Stress stress, Following following) {
    String lower = lower(word);
    boolean shouted = word.equals(upper(word));
    boolean begins = !word.isEmpty() && word.substring(1).equals(lower.substring(1));
    boolean changes =
        word.length() > 1
            && !word.equals(lower)
            && word.replace("'", "").chars().allMatch(Character::isLetter)
            && (!tag.equals("NNP") || word.length() > LONG_NAME)
            && !gold.has(word)
            && !silver.has(word)
            && (shouted || begins);
    if (!changes) {
      return word;
    }
    boolean found =
        gold.has(lower)
            || silver.has(lower)
            || plural(lower, tag, stress, following) != null
            || past(lower, tag, stress, following) != null
            || lasting(lower, tag, stress, following) != null;
    return found ? lower : word;
  }

  private boolean known(String word) {
    if (gold.has(word) || silver.has(word)) {
      return true;
    }
    if (!word.chars().allMatch(Character::isLetter) || !LETTERS.matcher(word).matches()) {
      return false;
    }
    return word.length() == 1
        || (word.equals(upper(word)) && gold.has(lower(word)))
        || word.substring(1).equals(upper(word.substring(1)));
  }

  private @Nullable String listed(String given, String tag, Stress stress, Following following) {
    String word = given;
    boolean name = false;
    if (word.equals(upper(word)) && !gold.has(word)) {
      word = lower(word);
      name = tag.equals("NNP");
    }
    String phonemes = gold.phonemes(word, tag, following);
    if (phonemes == null && !name) {
      phonemes = silver.phonemes(word, tag, following);
    }
    boolean unspoken =
        phonemes == null || phonemes.isEmpty() || (name && phonemes.indexOf(Stress.PRIMARY) < 0);
    if (unspoken) {
      String spelled = spelled(word);
      if (spelled != null) {
        return spelled;
      }
    }
    return phonemes == null ? null : stress.of(phonemes);
  }

  private @Nullable String plural(String word, String tag, Stress stress, Following following) {
    int length = word.length();
    if (length < 3 || !word.endsWith("s")) {
      return null;
    }
    String stem = null;
    if (!word.endsWith("ss") && known(word.substring(0, length - 1))) {
      stem = word.substring(0, length - 1);
    } else if ((word.endsWith("'s") || (length > 4 && word.endsWith("es") && !word.endsWith("ies")))
        && known(word.substring(0, length - 2))) {
      stem = word.substring(0, length - 2);
    } else if (length > 4 && word.endsWith("ies") && known(word.substring(0, length - 3) + "y")) {
      stem = word.substring(0, length - 3) + "y";
    }
    String phonemes = stem == null ? null : listed(stem, tag, stress, following);
    if (phonemes == null || phonemes.isEmpty()) {
      return null;
    }
    return phonemes + Endings.s(phonemes);
  }

  private @Nullable String past(String word, String tag, Stress stress, Following following) {
    int length = word.length();
    if (length < 4 || !word.endsWith("d")) {
      return null;
    }
    String stem = null;
    if (!word.endsWith("dd") && known(word.substring(0, length - 1))) {
      stem = word.substring(0, length - 1);
    } else if (length > 4
        && word.endsWith("ed")
        && !word.endsWith("eed")
        && known(word.substring(0, length - 2))) {
      stem = word.substring(0, length - 2);
    }
    String phonemes = stem == null ? null : listed(stem, tag, stress, following);
    if (phonemes == null || phonemes.isEmpty()) {
      return null;
    }
    return Endings.past(phonemes);
  }

  private @Nullable String lasting(String word, String tag, Stress stress, Following following) {
    int length = word.length();
    if (length < 5 || !word.endsWith("ing")) {
      return null;
    }
    String stem = null;
    String bare = word.substring(0, length - 3);
    if (length > 5 && known(bare)) {
      stem = bare;
    } else if (known(bare + "e")) {
      stem = bare + "e";
    } else if (length > 5
        && DOUBLED.matcher(word).matches()
        && known(word.substring(0, length - 4))) {
      stem = word.substring(0, length - 4);
    }
    String phonemes = stem == null ? null : listed(stem, tag, stress, following);
    if (phonemes == null || phonemes.isEmpty()) {
      return null;
    }
    return Endings.lasting(phonemes);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
