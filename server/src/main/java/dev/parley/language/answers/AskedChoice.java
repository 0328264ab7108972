package dev.parley.language.answers;

import dev.parley.language.words.Sentences;
import dev.parley.language.words.Words;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A question with choices.
 *
 * @param words those that asked
 * @param wish whether it asks what they would like, and not what they have or how something is
 * @param degree whether it asks how something is or when, for which there are many words
 */
record AskedChoice(Set<String> words, boolean wish, boolean degree) {
  private static final Pattern OF_WHAT_IS =
      Pattern.compile(
          "\\b(do|does|did) (you|he|she|they|it|your \\w+) (already |currently |now |still )?(have"
              + "|own|use|drive|live|work|get|come|see|hear|take)\\b"
              + "|\\b(have|has|had) (you|it|they|your)\\b|\\bwhat('s| is| are"
              + "| was) your\\b(?! (choice|preference|preferred|favou?rite|pick))|\\bdid you\\b"
              + "|\\b(is|are|was|were) (it|you|your|the|this|that|there|they)\\b"
              + "(?!.*\\b(like|prefer|interested|better|looking)\\b)|\\bcurrent(ly)?\\b");

  private static final Pattern OF_DEGREE =
      Pattern.compile(
          "\\b(how|when|why)\\b|\\b(what|which) (time|day|part|end|times|days)\\b"
              + "|\\b(rate|opinion|feel|think of|thought of|find (it|the)|satisf\\w+|describe|agree"
              + "|likely|often)\\b");

  /** Words that tell nothing beside a choice. */
  private static final Set<String> PLAIN =
      Set.of(
          """
          the a an one ones size sized option choice please thanks thank you i i'd i'll
          i'm we we'd we'll me us would will want take have get go going with for like
          love need prefer choose pick it it's its that that's this is be best better
          good great fine perfect okay ok works work suits suit do just yes yeah yep
          sure then let's say let make give send in on at by of and to so oh definitely
          probably really actually think can could my hi hello no sorry wait well am
          there too much more all right now always if possible guess maybe mean meant
          not i've put down sign up should enough happy try stick stay keep start sounds
          seems looks stuff way plenty glad as nice lovely ideal ours cheers help today
          honestly personally simply your favorite favourite preferred mine decision
          answer vote settle lean leaning opt opting thinking makes sense most alright
          certainly absolutely obviously course easily myself gonna suffice suffices
          already currently we've decided got has everything
          """
              .strip()
              .split("\\s+", -1));

  /**
   * Reads it.
   *
   * @param said its words
   * @param about what the choices are
   */
  static AskedChoice of(String said, String about) {
    Set<String> words = Set.copyOf(Words.of(said + " " + about).list());
    String question = said.isBlank() ? about : Sentences.question(said);
    Words plain = Words.of(question);
    String asked = plain.text(0, plain.size());
    return new AskedChoice(
        words, !OF_WHAT_IS.matcher(asked).find(), OF_DEGREE.matcher(asked).find());
  }

  /** Whether a word tells nothing beside a choice. */
  boolean plain(String word) {
    return PLAIN.contains(word) || words.contains(word);
  }
}
