package dev.parley.language.names;

import dev.parley.language.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a turn says are somebody's: "this is …", "my husband's name is …". */
final class NameClaims {
  private static final String OTHER =
      "(?:(?:my|the|our|his|her|their) (?:\\w+ )?"
          + Kin.WORDS
          + "(?:'s)?|(?:(?:my|the|our|his|her|their) )?(?!(?:it|that|what|there|here|who|mine|name"
          + "|she|he)'s)\\p{L}+'s|his|her|their)";
  private static final String KIND =
      "(?:(?:full|legal|first|last|middle|family|given|maiden|married|birth|old|former|previous"
          + "|current|new|real|actual) )*";
  private static final String IS =
      "(?:'s| is| was| would be| used to be|'d be)(?: now| actually| just| uh)*";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:(?<other>"
              + OTHER
              + ") |(?<own>my|our|the|your) )?(?<kind>"
              + KIND
              + ")(?:name|surname|forename)(?: (?:on|for|in|of) (?:the|my|this|that|your)"
              + " \\p{L}+(?: (?!is |was |would )\\p{L}+)?)?(?<is>"
              + IS
              + "| would have been|,)? ");
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)\\b(?:mine(?:'s| is)|^speaking (?:to|with)"
              + "|you're speaking (?:to|with)|you are speaking"
              + " (?:to|with)|under the name(?: of)?|(?:it's|it is|is|was|put"
              + " it|booked|registered|filed|be) under|make it|the name of|ask for|just me) ");
  private static final Pattern LIKELY =
      Pattern.compile(
          "(?i)\\b(?:this is|i'm|i am|it's|it is|that's|that would be|that'd be|it would be|that is"
              + "|it'll be|and|now|you've got|you have|you got) (?:actually |now |just |me,? )?");
  private static final Pattern RELATED =
      Pattern.compile(
          "(?i)\\b(?:(?:my|his|her|their|the|our|\\p{L}+'s) (?:\\w+ )?"
              + Kin.WORDS
              + "(?:'s| is| was|'s called| called|,)?|used to be|formerly|it was|i was) ");

  /** A name that is not the one gone by, or no person's. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)\\b(?:maiden|middle|birth|old|former|previous|used to be|formerly|was"
              + "|name of (?:the|my|this|our)(?! (?:account|caller|customer|person|patient)))\\b");

  /** What "name is" may follow; behind another word it is that which has the name. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)(?:^|[^\\p{L} ] ?|\\b(?:and|so|but|yes|yeah|hi|hello|hey|okay|ok|well|sure|sorry|no"
              + "|wait|actually|account|full|oh|right|says|mean|because|customer|caller|legal) )$");

  private static final Pattern SELF =
      Pattern.compile("(?i)(?:it's|it is|i'm|i am|this is|that would be|it would be|it'll be) .*");

  /**
   * One of them.
   *
   * @param own false if it is somebody else's, or was
   */
  record Claim(String name, boolean own, boolean sure) {
    Reading reading() {
      return new Reading(name, own && sure);
    }
  }

  private final String text;
  private final boolean asked;
  private final boolean oneAsked;

  /**
   * Those of a text.
   *
   * @param asked whether it answers what somebody is called
   * @param oneAsked whether one word of the name was asked for
   */
  NameClaims(String text, boolean asked, boolean oneAsked) {
    this.text = text;
    this.asked = asked;
    this.oneAsked = oneAsked;
  }

  /** The one that is the speaker's own; another only if there is none, and not surely. */
  Optional<Claim> meant() {
    List<Claim> told = told();
    Optional<Claim> own = told.stream().filter(Claim::own).findFirst();
    if (own.isPresent()) {
      return own;
    }
    List<Claim> related = related();
    boolean others = !told.isEmpty() || !related.isEmpty();
    Optional<Claim> likely = likely(others);
    return likely.or(() -> told.stream().findFirst()).or(() -> related.stream().findFirst());
  }

  private List<Claim> told() {
    List<Claim> claims = new ArrayList<>();
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      claim(named).ifPresent(claims::add);
    }
    Matcher called = CALLED.matcher(text);
    while (called.find()) {
      name(called.end(), true).map(name -> new Claim(name, true, true)).ifPresent(claims::add);
    }
    return claims;
  }

  private Optional<Claim> claim(Matcher named) {
    String other = named.group("other");
    String own = named.group("own");
    String is = named.group("is");
    boolean alone = other == null && own == null && named.group("kind").isEmpty();
    if ("your".equalsIgnoreCase(own) || (is == null && (alone || own != null))) {
      return Optional.empty();
    }
    boolean aside =
        other != null
            || ASIDE.matcher(named.group()).find()
            || (alone && !BEFORE.matcher(text.substring(0, named.start())).find());
    return name(named.end(), true).map(name -> new Claim(name, !aside, !",".equals(is)));
  }

  private List<Claim> related() {
    List<Claim> claims = new ArrayList<>();
    Matcher related = RELATED.matcher(text);
    while (related.find()) {
      name(related.end(), false)
          .or(() -> clause(related.end()).filter(GivenNames::begin))
          .map(name -> new Claim(name, false, false))
          .ifPresent(claims::add);
    }
    return claims;
  }

  /**
   * The first after words that often go before a name.
   *
   * @param others whether there are names that are not meant, against which one is told
   */
  private Optional<Claim> likely(boolean others) {
    Matcher likely = LIKELY.matcher(text);
    while (likely.find()) {
      boolean small = likely.group().matches("(?i)and .*");
      Optional<String> name = name(likely.end(), false);
      if (name.isEmpty() && !small) {
        name =
            clause(likely.end())
                .filter(found -> others || GivenNames.begin(found) || rare(likely.group(), found));
      }
      boolean denied = text.substring(0, likely.start()).matches("(?is).*\\bnot\\s*$");
      if (name.isPresent() && !denied) {
        return name.map(found -> new Claim(found, true, !small && GivenNames.begin(found)));
      }
    }
    return Optional.empty();
  }

  /** Whether words in lower case may be a name nevertheless: two of them, or the one asked for. */
  private boolean rare(String before, String words) {
    boolean one = !words.contains(" ");
    return SELF.matcher(before).matches()
        && !NameWords.unlikely(words)
        && (!one || (oneAsked && before.toLowerCase(Locale.ROOT).startsWith("it")));
  }

  /** The name that the rest of a clause is, in lower case too. */
  private Optional<String> clause(int from) {
    String clause = text.substring(from).split("[.,!?;]", 2)[0].split("(?i) (?:and|but|so) ", 2)[0];
    return asked ? NameWords.whole(NameManners.without(clause)) : Optional.empty();
  }

  private Optional<String> name(int from, boolean lowerCaseToo) {
    return NameWords.first(text.substring(from), lowerCaseToo);
  }
}
