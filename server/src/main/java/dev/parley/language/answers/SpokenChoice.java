package dev.parley.language.answers;

import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
  private static final Pattern SETTLED =
      Pattern.compile(
          "\\b(but|so|however|though|still) ([\\p{L}']+ )?(i'll|i'd|i want|i prefer|i think"
              + "|let's|let"
              + " us|we'll|we'd|give me|make it|take|put me|for me|go with|i'm going)\\b");
  private static final Pattern FORMER =
      Pattern.compile(
          "\\b(was|were|had|used to|started with|(i'd|we'd|would) have|wanted|hoped"
              + "|came with)\\b");
  private static final Pattern SINCE =
      Pattern.compile(
          "\\b(now|nowadays|these days|today|(switched|changed|converted|moved|gone|went) (over"
              + " )?to|(replaced|swapped) (it|that|them) (with|for)|(but|and|so) (it's|it is|we"
              + "|we've|ours is|i|i've))\\b");
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

  private static final int MANY = 2;

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
    AskedChoice asked = AskedChoice.of(said, about);
    List<ChoiceMention> mentions =
        ChoiceMentions.of(words, labels, said, asked.words()).stream()
            .filter(mention -> !ChoiceStand.greets(words, mention))
            .toList();
    if (mentions.isEmpty()) {
      boolean another = OtherChoice.may(words, labels, asked);
      return none(false, !another && !AGAINST.matcher(words.text(0, words.size())).find());
    }
    List<Left> standing = standing(words, mentions, asked);
    List<Left> left = meant(words, standing);
    if (left.isEmpty() || left.stream().map(Left::place).distinct().count() > 1) {
      return none(true, false);
    }
    boolean explained =
        standing.size() < mentions.size()
            || strange(words, mentions, asked) < (left.getFirst().mention().whole() ? MANY : 1);
    boolean sure = explained && left.stream().anyMatch(Left::sure);
    return new SpokenChoice(OptionalInt.of(left.getFirst().place()), true, sure);
  }

  /** One that may be meant. */
  private record Left(ChoiceMention mention, boolean sure) {
    int place() {
      return mention.place();
    }
  }

  private static List<Left> standing(Words words, List<ChoiceMention> mentions, AskedChoice asked) {
    List<Left> left = new ArrayList<>();
    boolean denied = false;
    for (int i = 0; i < mentions.size(); i++) {
      ChoiceStand stand = ChoiceStand.of(words, mentions, i, denied, asked);
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
    String before = words.text(behind, rest.getLast().mention().from());
    String first = words.text(0, rest.getFirst().mention().from());
    boolean since =
        rest.size() == MANY
            && FORMER.matcher(first).find()
            && SINCE
                .matcher(before + " , " + words.text(rest.getLast().mention().to(), words.size()))
                .find();
    return since
            || SETTLED.matcher(before).find()
            || PREFERRED.matcher(words.text(behind, words.size())).find()
        ? List.of(new Left(rest.getLast().mention(), false))
        : rest;
  }

  /** How many words of their sentences, short of a reason, may tell of something else. */
  private static long strange(Words words, List<ChoiceMention> mentions, AskedChoice asked) {
    int from = words.sentenceFrom(mentions.getFirst().from());
    int end = mentions.getLast().to();
    String behind = words.text(end, words.sentenceTo(end - 1));
    String after = REASON.matcher(behind).replaceFirst("");
    List<String> rest = new ArrayList<>(List.of(after.split(" ", -1)));
    IntStream.range(from, end)
        .filter(i -> mentions.stream().noneMatch(each -> each.covers(i)))
        .mapToObj(words::at)
        .forEach(rest::add);
    return rest.stream().filter(word -> !word.isEmpty() && !asked.plain(word)).count();
  }
}
