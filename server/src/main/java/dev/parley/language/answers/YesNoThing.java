package dev.parley.language.answers;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Things that are named where it was asked whether there are any: "two cats", "my dog Rex". */
final class YesNoThing {
  private static final String COUNT =
      "a|an|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|several|some|a few|a couple"
          + "( of)?";
  private static final Set<String> BEFORE =
      Set.of(
          "a", "an", "the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
          "ten", "my", "our", "some", "several", "few", "couple", "of", "got", "and", ",", "just",
          "only", "little", "big", "small", "old", "young", "lovely", "black", "white", "brown",
          "grey", "gray", "baby", "both", "yes", "there", "is", "are", "it", "we", "i", "have");
  private static final Set<String> COUNTING =
      Set.of("a", "an", "one", "two", "three", "four", "five", "six", "several", "some", "my");
  private static final Set<String> BEHIND =
      Set.of(
          "and",
          "at",
          "here",
          "who",
          "that",
          "named",
          "called",
          "too",
          "with",
          "in",
          "on",
          "of",
          "as",
          "plus",
          "living",
          "or",
          "both",
          "actually",
          "now");
  private static final Pattern NOT_THEIRS =
      Pattern.compile(
          ".*\\b(no|not|never|none|neither|nor|used|had|was|were|died|dead|passed|gone|lost|sold"
              + "|want|wants"
              + "|would"
              + "|wish|like|love|hate|if|without|allergic|afraid|getting|he|she|they|his|her|their"
              + "|you|your|[\\p{L}]+'s?|wife|husband|neighbou?rs?|friends?|sister|brother|mother"
              + "|father"
              + "|parents?|think|said|call|calling|phone|need)(?= |$).*");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:just |only )?(?:COUNT) (?<thing>\\p{L}+(?: \\p{L}+)?)(?: and(?: (?:COUNT))? \\p{L}+)?"
              .replace("COUNT", COUNT));
  private static final Pattern NO_THING =
      Pattern.compile(
          ".*\\b(questions?|moments?|minutes?|seconds?|secs?|hours?|days?|weeks?|months?|years?|ago"
              + "|bit|lot|little|calls?|person|people|robot|problems?|while|joke|scam|good|great"
              + "|bad"
              + "|times?|things?|thing|wife|husband|machine|recording|computer|sorry|few|dollars"
              + "|pounds|maybe|no|yes|please|or|friend|man|woman|guy|lady|of|them|us|more|less|last"
              + "|next|only|what|who|second|day|night|morning|one|two|three|four|five|wrong|chance"
              + "|number|stupid|silly|nice|pity|shame|whole|mistake|surprise)\\b.*");
  private static final Set<String> HAVING = Set.of("do", "does", "is", "are", "");
  private static final int STRANGE = 4;

  private YesNoThing() {}

  /** Whether what they say they have, as far as a pause, is one of what was asked for. */
  static boolean had(List<String> words, AskedYesNo asked) {
    int at = 0;
    while (at < words.size() && BEFORE.contains(words.get(at))) {
      at++;
    }
    return at < words.size()
        && asked.names(words.get(at))
        && (at + 1 == words.size() || BEHIND.contains(words.get(at + 1)));
  }

  /** Whether no more than such things are named, by number or kind. */
  static boolean only(String text, AskedYesNo asked) {
    List<String> words = List.of(text.split(" ", -1));
    return words.size() > 1
        && words.stream().anyMatch(COUNTING::contains)
        && words.stream().anyMatch(asked::names)
        && words.stream().allMatch(word -> BEFORE.contains(word) || asked.names(word));
  }

  /** Whether one is named, with a few words besides, or so many of something else. */
  static boolean named(String text, AskedYesNo asked) {
    if (!asked.ofAny() || !HAVING.contains(asked.helper()) || NOT_THEIRS.matcher(text).matches()) {
      return false;
    }
    boolean counted =
        asked.ofThem()
            && COUNTED.matcher(text).matches()
            && !NO_THING
                .matcher(text.replaceFirst("^(just " + "|only )?(" + COUNT + ") ", ""))
                .matches();
    List<String> words = List.of(text.split(" ", -1));
    boolean known = words.stream().anyMatch(asked::names);
    return counted || (known && strange(words.stream(), asked) < STRANGE);
  }

  private static long strange(Stream<String> words, AskedYesNo asked) {
    return words.filter(word -> !BEFORE.contains(word) && !asked.names(word)).count();
  }
}
