package dev.parley.language.intents;

import dev.parley.language.spelling.Spelling;
import dev.parley.language.words.Misheard;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the words of a turn say about whether it is one, and whether it is over. */
public final class TurnWords {
  private static final Pattern NO_WORD = Pattern.compile("[^a-z']+");

  private static final Set<String> OPEN =
      Set.of(
          "a", "an", "the", "and", "or", "but", "because", "so", "to", "of", "for", "with", "at",
          "in", "on", "from", "by", "my", "your", "his", "her", "our", "their", "is", "are", "was",
          "were", "am", "i", "i'm", "i'd", "i'll", "it's", "we", "he", "they", "if", "when",
          "while", "until", "than", "as", "um", "uh", "er", "erm", "can", "could", "would", "will",
          "between", "about", "after", "before", "around", "maybe", "not", "prefer", "want", "need",
          "next", "every", "has", "have", "had", "said", "told", "very", "into", "whether", "be");

  /** What somebody says who thinks of what to say. */
  private static final Set<String> THINKING =
      Set.of(
          "well",
          "so",
          "hmm",
          "actually",
          "let me see",
          "let me think",
          "let's see",
          "you know",
          "i think",
          "i guess",
          "i mean",
          "i'd say",
          "i would say",
          "you can",
          "you could",
          "please",
          "i have",
          "it",
          "i guess it",
          "no i",
          "yes i",
          "yes but",
          "no but",
          "sorry");

  /** Endings that sound unfinished by their last word, and are not. */
  private static final Pattern COMPLETE =
      Pattern.compile(
          "(.* )?(think|guess|hope|believe|suppose|say|just) so"
              + "|(.* )?(think|guess|hope|afraid|probably|certainly|definitely|of course|why) not"
              + "|((yes|yeah|yep|no|nope|sure|oh|well|of course) )*"
              + "(i (think|guess|believe|suppose|hope) )?"
              + "(i|you|we|they|he|she|it|that|this|there)"
              + " (is|are|was|were|am|can|could|would|will|have|has|had|said)( not)?"
              + "|(.* )?(i|you|we|they|he|she|it|that) (said|told)"
              + "|(.* )?(to|can|could|will|would|should|must|might|may) (have|be)");

  private static final Set<String> ACKNOWLEDGING =
      Set.of(
          "uh", "huh", "uhhuh", "mm", "mmm", "hmm", "hm", "mhm", "mmhmm", "um", "ah", "oh", "aha",
          "eh", "er", "hello", "hi", "hey", "yeah", "yep", "yes", "ok", "okay", "right", "sure",
          "i", "see", "got", "it", "you");

  /** Of which farewells are made. Whoever says no, or wait, has more to say. */
  private static final Set<String> FAREWELL =
      Set.of(
          "bye", "goodbye", "good", "byebye", "thanks", "thank", "you", "too", "okay", "ok",
          "alright", "all", "right", "great", "perfect", "lovely", "see", "have", "a", "nice",
          "day", "one", "evening", "night", "weekend", "then", "so", "much", "very", "take", "care",
          "cheers", "yes", "yeah", "yep", "sure", "talk", "soon", "later", "and", "to", "well",
          "there", "will", "do", "oh", "ciao", "the", "same", "your", "for", "calling", "call",
          "help");

  /** "No." to a goodbye is an objection; "no, thanks" is not. */
  private static final Pattern DONE =
      Pattern.compile(
          "(?!(?:no|nope|nah)(?: (?:no|nope|nah))*$)"
              + "(?:(?:oh|ok|okay|alright|no|nope|nah|yes|yeah|that works|that's fine|thanks|thank you|bye|goodbye"
              + "|no thanks|no thank you|nothing else|(?:no )?(?:that's|that is|that will be|that'll be)"
              + " (?:all|it|everything)(?: thanks| thank you)?|i'm (?:good|fine|all set)|all good|all set"
              + ")(?: |$)){1,4}");

  private static final Pattern AGREEING =
      Pattern.compile(
          "^(oh |um |well |and )*(yes|yeah|yep|yup|right|correct|exactly|sure|please|okay|ok|alright|all"
              + " right|fine|great|good|perfect|lovely|wonderful|thanks|thank you|see you|cheers"
              + "|(that's|that is|that sounds|sounds) (right|fine|correct|good|great|perfect|it|all"
              + "|lovely))\\b");

  private static final Pattern TAKING_BACK =
      Pattern.compile(
          "^(oh |um |uh |well |but |sorry )*(no(?! (problem|worries|trouble|doubt))|wait|actually"
              + "|hang on|hold on|scratch that|never mind|on second thoughts?) ");

  private static final Pattern OBJECTING =
      Pattern.compile(
          "\\b(no|nope|not|wait|hang on|hold on|actually|but|instead|rather|keep|never|changed|sorry"
              + "|stop|could|can|what|when|where|who|how|one more|[a-z]+n't)\\b");

  private static final int LONGEST_FAREWELL = 9;
  private static final int SEVERAL = 2;
  private static final int FEW = 2;
  private static final int LONGEST_ACKNOWLEDGEMENT = 3;

  private TurnWords() {}

  /** Whether the words sound as if more will follow. */
  public static boolean open(String text) {
    String trimmed = text.strip();
    if (trimmed.endsWith(",")
        || trimmed.endsWith("…")
        || trimmed.endsWith("...")
        || trimmed.endsWith("-")) {
      return true;
    }
    String[] words = words(trimmed);
    if (words.length == 0 || endsInDigit(trimmed)) {
      return false;
    }
    String plain = String.join(" ", words);
    return THINKING.contains(plain)
        || (OPEN.contains(words[words.length - 1]) && !COMPLETE.matcher(plain).matches());
  }

  /** Whether the words are no more than a sign of listening, such as "uh-huh". */
  public static boolean acknowledging(String text) {
    String[] words = words(text);
    if (words.length > LONGEST_ACKNOWLEDGEMENT) {
      return false;
    }
    for (String word : words) {
      if (!ACKNOWLEDGING.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the words may be letters that are being spelled: "I." "F, oh." */
  public static boolean letters(String text) {
    List<String> words = List.of(words(text));
    return !words.isEmpty()
        && IntStream.range(0, words.size())
            .allMatch(i -> words.get(i).length() == 1 || Spelling.letter(words, i));
  }

  /** Whether somebody who is taken leave of says no more than goodbye. */
  public static boolean farewell(String text) {
    String[] words = words(text);
    return words.length <= LONGEST_FAREWELL && FAREWELL.containsAll(List.of(words));
  }

  /** Whether somebody who is taken leave of says, as one would to an offer, that this is all. */
  public static boolean done(String text) {
    return DONE.matcher(String.join(" ", words(Misheard.right(text)))).matches();
  }

  /** Whether somebody who was told something says that it is as they want it. */
  public static boolean agreeing(String text) {
    String plain = String.join(" ", words(text));
    return AGREEING.matcher(plain).find() && !OBJECTING.matcher(plain).find();
  }

  /** Whether words begin by taking back what was said before them. */
  public static boolean takingBack(String text) {
    return TAKING_BACK.matcher(String.join(" ", words(text))).find();
  }

  /** Whether there are no more words than a murmur may be heard as. */
  public static boolean few(String text) {
    return words(text).length <= FEW;
  }

  /** Whether there are enough words that a speaker rarely goes on after a short pause. */
  public static boolean several(String text) {
    return words(text).length >= SEVERAL;
  }

  private static boolean endsInDigit(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return Character.isDigit(text.charAt(i));
      }
    }
    return false;
  }

  private static String[] words(String text) {
    String plain = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return plain.isEmpty() ? new String[0] : plain.split(" ");
  }
}
