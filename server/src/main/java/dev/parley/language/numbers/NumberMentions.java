package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the numbers, amounts of money and ranges of them that a turn mentions. */
final class NumberMentions {
  private static final List<String> ALWAYS =
      List.of("twenty four seven", "twenty four hours a day", "24 / 7", "fifty fifty", "50 50");
  private static final Set<String> EXCEPTING = Set.of("but", "though", "except", "only");

  private final Words words;
  private final AskedNumber asked;
  private final NumberRanges ranges;

  NumberMentions(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
    ranges = new NumberRanges(words, asked);
  }

  List<Mention<NumberRange>> all() {
    List<Mention<NumberRange>> mentions = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      i += words.length(i, ALWAYS);
      Mention<NumberRange> mention = ranges.at(i);
      if (mention != null) {
        mentions.add(mention);
        i = mention.to();
      } else {
        i++;
      }
    }
    return asked(mentions, new OtherNumbers(words, asked));
  }

  private List<Mention<NumberRange>> asked(List<Mention<NumberRange>> all, OtherNumbers others) {
    List<Mention<NumberRange>> mentions = new ArrayList<>();
    List<Mention<NumberRange>> beside = new ArrayList<>();
    boolean excepted = false;
    NumberBearing bearing = NumberBearing.ASKED;
    int behind = 0;
    for (Mention<NumberRange> mention : all) {
      boolean alike =
          bearing == NumberBearing.OTHER
              && words.text(behind, mention.from()).matches("and|or|plus");
      bearing =
          alike || others.covers(mention) ? NumberBearing.OTHER : others.bearing(mention, behind);
      behind = mention.to();
      excepted |= bearing == NumberBearing.BESIDE && words.is(mention.from() - 1, EXCEPTING);
      switch (bearing) {
        case ASKED -> mentions.add(mention);
        case ADDEND -> mentions.add(unsure(mention));
        case BESIDE -> beside.add(unsure(mention));
        case OTHER -> {}
      }
    }
    List<Mention<NumberRange>> left = mentions.isEmpty() ? beside : mentions;
    return counted(excepted ? left.stream().map(NumberMentions::unsure).toList() : left, others);
  }

  private static List<Mention<NumberRange>> counted(
      List<Mention<NumberRange>> mentions, OtherNumbers others) {
    boolean fitting = mentions.stream().anyMatch(others::fits);
    return mentions.stream()
        .filter(mention -> !fitting || others.fits(mention) || !others.doubts(mention))
        .map(mention ->
            others.partial(mention)
                ? Mention.<NumberRange>none(mention.from(), mention.to())
                : others.doubts(mention) ? unsure(mention) : mention)
        .toList();
  }

  private static Mention<NumberRange> unsure(Mention<NumberRange> mention) {
    return new Mention<>(mention.value(), mention.from(), mention.to(), false);
  }
}
