package dev.parley.language.answers;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a reply says for yes and for no, read from its beginning to its end. */
final class YesNoReply {
  private static final Pattern ASKING =
      Pattern.compile(
          "((and|but|so) )?((who|what|which|where|when|how|why(?! not))\\b|(do|does|did|is|are|was"
              + "|were|can|could|would|will|should|may|am|has|have) (you|we|i|he|she|it|that|this"
              + "|there|they|the|your|my|\\p{L}+s (count|matter))\\b"
              + "|does \\p{L}+)[^,]*");
  private static final Pattern OWNED =
      Pattern.compile(
          "((?<theirs>(it's|it is|that's|they're)( (all|still|now|actually|really))* (ours|mine)"
              + "|it belongs to (me|us))"
              + "|(i|we|we've|i've) (just )?(bought|built|inherited|purchased) it"
              + "|(?<sold>(i|we|we've|i've) (just )?sold it))(?= |,|$)");
  private static final Set<YesNoSign> ASTRAY = EnumSet.of(YesNoSign.STOP, YesNoSign.HEDGE);
  private static final int STRANGE = 3;
  private static final Pattern WORD = Pattern.compile("[^ ,]+|,");

  /** One vote. */
  record Vote(boolean yes, boolean sure, boolean plain, boolean afterTakingBack) {}

  private final AskedYesNo asked;
  private final String text;
  private final List<Vote> votes = new ArrayList<>();
  private boolean stopped;
  private boolean hedged;
  private boolean assents;
  private boolean some;
  private boolean only;
  private boolean excepted;
  private boolean takenBack;
  private boolean exception;
  private boolean disbelieved;
  private boolean believed;
  private boolean begins = true;
  private int strange;

  private YesNoReply(AskedYesNo asked, String text) {
    this.asked = asked;
    this.text = text;
  }

  static YesNoReply of(AskedYesNo asked, String text) {
    YesNoReply reply = new YesNoReply(asked, text);
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == ' ' ? at + 1 : reply.take(at);
    }
    return reply;
  }

  /** What was said for and against, in order. */
  List<Vote> votes() {
    return List.copyOf(votes);
  }

  /** Whether something else than what was asked for is told. */
  boolean stopped() {
    return stopped;
  }

  /** Whether they only think so. */
  boolean believed() {
    return believed;
  }

  boolean hedged() {
    return hedged;
  }

  /** Whether a proposal is agreed to without a yes. */
  boolean assents() {
    return assents && asked.proposes();
  }

  /** Whether so much is said besides that it may be about something else. */
  boolean digresses() {
    return strange >= STRANGE;
  }

  /** Whether some are named of what was asked for any. */
  boolean some() {
    return some && asked.ofAny();
  }

  /** Whether an exception is made of what is said. */
  boolean excepted() {
    return excepted;
  }

  private int take(int at) {
    if (text.charAt(at) == ',') {
      begins = true;
      return at + 1;
    }
    Matcher asking = ASKING.matcher(text).region(at, text.length());
    if (begins && asking.lookingAt()) {
      strange += STRANGE;
      stopped = stopped || asking.group().matches(".*\\b(repeat|again|say|hear|call).*");
      return asking.end();
    }
    Matcher owned = OWNED.matcher(text).region(at, text.length());
    if (begins && asked.about("own") && owned.lookingAt()) {
      vote(owned.group("sold") == null, owned.group("theirs") != null, false);
      begins = false;
      return owned.end();
    }
    for (YesNoSign sign : YesNoSign.values()) {
      int end = sign.at(text, at);
      if (end > 0 && !(ASTRAY.contains(sign) && isAsked(text.substring(at, end)))) {
        take(sign);
        begins = true;
        return end;
      }
    }
    Optional<YesNoStatement.Said> said = new YesNoStatement(asked, text).at(at);
    if (said.isPresent()) {
      said.get().yes().ifPresent(yes -> vote(yes != disbelieved, said.get().sure(), false));
      disbelieved = false;
      exclude();
      begins = false;
      return Math.max(said.get().end(), at + 1);
    }
    return word(at);
  }

  /** Whether words that usually tell of something else are about what was asked. */
  private boolean isAsked(String words) {
    return Stream.of(words.split(" ", -1)).anyMatch(word -> asked.about(word) || asked.names(word));
  }

  private int word(int at) {
    Matcher word = WORD.matcher(text).region(at, text.length());
    int end = word.lookingAt() ? word.end() : at + 1;
    if (begins && votes.isEmpty() && asked.about(text.substring(at, end))) {
      vote(!text.startsWith(" free", end), false, false);
    } else if (only && votes.isEmpty()) {
      some = true;
    }
    strange++;
    exclude();
    begins = false;
    return end;
  }

  private void exclude() {
    excepted = excepted || exception;
  }

  private void take(YesNoSign sign) {
    switch (sign) {
      case STOP -> stopped = true;
      case HEDGE -> hedged = true;
      case DISBELIEF -> disbelieved = true;
      case BELIEF -> believed = true;
      case NO_WEAK -> vote(false, false, false);
      case UNTRUE -> {
        if (asked.ofTruth() || begins) {
          vote(false, asked.ofTruth(), false);
        }
      }
      case DECLINE -> {
        if (asked.proposes()) {
          vote(false, true, false);
        }
      }
      case NO -> vote(false, true, true);
      case YES -> vote(true, true, true);
      case YES_WEAK -> vote(true, false, false);
      case SOME -> some = true;
      case TAKEN_BACK -> takenBack = true;
      case ASSENT -> assents = true;
      case EXCEPT -> exception = exception || !votes.isEmpty();
      case ONLY -> only();
      case NO_MORE -> {
        if (votes.isEmpty()) {
          vote(false, false, false);
        }
      }
      case IGNORED -> {}
    }
  }

  private void only() {
    only = true;
    exception = exception || (begins && !votes.isEmpty() && !votes.getLast().yes());
  }

  private void vote(boolean yes, boolean sure, boolean plain) {
    votes.add(new Vote(yes, sure, plain, takenBack));
    takenBack = false;
  }
}
