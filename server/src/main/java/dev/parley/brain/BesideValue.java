package dev.parley.brain;

import java.util.Set;

/** Words that a reply may have beside a value without its telling anything else. */
final class BesideValue {
  static final Set<String> WORDS =
      Set.of(
          "a", "about", "actually", "all", "an", "and", "are", "around", "at", "be", "best",
          "better", "book", "by", "can", "cheers", "come", "could", "definitely", "do", "doing",
          "down", "either", "exactly", "fine", "for", "from", "get", "give", "go", "going",
          "good", "got", "great", "have", "help", "here", "i", "i'd", "i'll", "i'm", "i've",
          "ideal", "ideally", "in", "is", "it", "it'd", "it'll", "it's", "just", "let", "let's",
          "like", "love", "make", "mate", "maybe", "me", "my", "need", "nice", "no", "not", "of",
          "oh", "ok", "okay", "on", "one", "or", "pal", "perfect", "please", "prefer",
          "preferably", "probably", "put", "right", "roughly", "round", "say", "should", "so",
          "some", "something", "sometime", "sorry", "suit", "suits", "sure", "ta", "take",
          "thank", "thanks", "that", "that'd", "that's", "the", "them", "then", "there",
          "there'll", "there's", "they're", "think", "to", "us", "wait", "want", "we", "we'd",
          "we'll", "we're", "we've", "well", "will", "with", "works", "would", "yeah",
          "yep", "yes", "you");

  private BesideValue() {}
}
