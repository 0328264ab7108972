package dev.parley.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which of the choices that were offered a reply names.
 *
 * @param place of the one that is meant; empty for none
 * @param named whether any is named at all: if not, what the reply means may still be one of them
 * @param sure whether nothing in the reply speaks against it, or against what it may mean
 */
public record SpokenChoice(OptionalInt place, boolean named, boolean sure) {
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(no|sorry|actually|i mean|i meant|wait|make (that|it)|scratch|nope|correction"
              + "|changed my mind|let's say|on second thoughts?|hang on|hold on|nah|oops)\\b");
  private static final Pattern PREFERRED =
      Pattern.compile("\\b(preferably|prefer|better|best|ideally|rather|instead)\\b");
  private static final Pattern AGAINST =
      Pattern.compile(
          "\\b(no|not|don't|dont|isn't|never|neither|nor|none|except|either|without|than|can't"
              + "|won't"
              + "|doesn't|maybe|perhaps|might|if|depends|whichever|whatever|what|which|how|why|when"
              + "|where|who|is|do you|does|are|could|used to|last time|other"
              + "|[a-z]+er one)\\b");
  private static final Pattern REASON =
      Pattern.compile(
          "\\b(because|since|cause|'cause|so that|that way|as i|as we|so i|so we"
              + "|how (much|big|long)|what|when)\\b.*");

  /** Words that tell nothing beside a choice. */
  private static final Set<String> PLAIN =
      Set.of(
          "the",
          "a",
          "an",
          "one",
          "ones",
          "size",
          "sized",
          "option",
          "choice",
          "please",
          "thanks",
          "thank",
          "you",
          "i",
          "i'd",
          "i'll",
          "i'm",
          "we",
          "we'd",
          "we'll",
          "me",
          "us",
          "would",
          "will",
          "want",
          "take",
          "have",
          "get",
          "go",
          "going",
          "with",
          "for",
          "like",
          "love",
          "need",
          "prefer",
          "choose",
          "pick",
          "it",
          "it's",
          "its",
          "that",
          "that's",
          "this",
          "is",
          "be",
          "best",
          "better",
          "good",
          "great",
          "fine",
          "perfect",
          "okay",
          "ok",
          "works",
          "work",
          "suits",
          "suit",
          "do",
          "just",
          "yes",
          "yeah",
          "yep",
          "sure",
          "then",
          "let's",
          "say",
          "let",
          "make",
          "give",
          "send",
          "in",
          "on",
          "at",
          "by",
          "of",
          "and",
          "to",
          "so",
          "oh",
          "definitely",
          "probably",
          "really",
          "actually",
          "think",
          "can",
          "could",
          "my",
          "hi",
          "hello",
          "no",
          "sorry",
          "wait",
          "well",
          "am",
          "there",
          "too",
          "much",
          "more",
          "all",
          "right",
          "now",
          "always",
          "if",
          "possible",
          "guess",
          "maybe",
          "mean",
          "meant",
          "not",
          "i've");

  private static final int MANY = 3;

  static SpokenChoice none(boolean named, boolean sure) {
    return new SpokenChoice(OptionalInt.empty(), named, sure);
  }

  /**
   * Reads it.
   *
   * @param said the words with which they were offered, in the order of which they have places
   * @param about what they are
   */
  public static SpokenChoice of(String reply, List<String> labels, String said, String about) {
    Words words = Words.of(reply);
    Set<String> asked = new HashSet<>(Words.of(said + " " + about).list());
    List<ChoiceMention> mentions =
        ChoiceMentions.of(words, labels, said, asked).stream()
            .filter(mention -> !ChoiceStand.greets(words, mention))
            .toList();
    if (mentions.isEmpty()) {
      return none(false, !AGAINST.matcher(words.text(0, words.size())).find());
    }
    Set<String> plain = new HashSet<>(PLAIN);
    plain.addAll(asked);
    List<Left> standing = standing(words, mentions, plain);
    List<Left> left = meant(words, standing);
    if (left.isEmpty() || left.stream().map(Left::place).distinct().count() > 1) {
      return none(true, false);
    }
    boolean explained =
        standing.size() < mentions.size()
            || strange(words, mentions, plain) < (left.getFirst().mention().whole() ? MANY : 1);
    boolean sure = explained && left.stream().anyMatch(Left::sure);
    return new SpokenChoice(OptionalInt.of(left.getFirst().place()), true, sure);
  }

  /** One that may be meant. */
  private record Left(ChoiceMention mention, boolean sure) {
    int place() {
      return mention.place();
    }
  }

  private static List<Left> standing(Words words, List<ChoiceMention> mentions, Set<String> plain) {
    List<Left> left = new ArrayList<>();
    boolean denied = false;
    for (int i = 0; i < mentions.size(); i++) {
      ChoiceStand stand = ChoiceStand.of(words, mentions, i, denied, plain);
      denied = stand == ChoiceStand.DENIED;
      if (stand == ChoiceStand.MEANT || stand == ChoiceStand.DOUBTFUL) {
        left.add(new Left(mentions.get(i), stand == ChoiceStand.MEANT));
      }
    }
    return List.copyOf(left);
  }

  /** Those behind the last that was taken back, and of several the one that is preferred. */
  private static List<Left> meant(Words words, List<Left> left) {
    int from = 0;
    for (int i = 1; i < left.size(); i++) {
      String between = words.text(left.get(i - 1).mention().to(), left.get(i).mention().from());
      if (TAKEN_BACK.matcher(between).find()) {
        from = i;
      }
    }
    List<Left> rest = left.subList(from, left.size());
    if (rest.stream().map(Left::place).distinct().count() < 2) {
      return rest;
    }
    int behind = rest.get(rest.size() - 2).mention().to();
    return PREFERRED.matcher(words.text(behind, words.size())).find()
        ? List.of(new Left(rest.getLast().mention(), false))
        : rest;
  }

  /** How many words of their sentences, short of a reason, may tell of something else. */
  private static long strange(Words words, List<ChoiceMention> mentions, Set<String> plain) {
    int from = words.sentenceFrom(mentions.getFirst().from());
    int end = mentions.getLast().to();
    String behind = words.text(end, words.sentenceTo(end - 1));
    String after = REASON.matcher(behind).replaceFirst("");
    List<String> rest = new ArrayList<>(List.of(after.split(" ", -1)));
    IntStream.range(from, end)
        .filter(i -> mentions.stream().noneMatch(each -> each.covers(i)))
        .mapToObj(words::at)
        .forEach(rest::add);
    return rest.stream().filter(word -> !word.isEmpty() && !plain.contains(word)).count();
  }
}
