package dev.parley.language.intents;

import dev.parley.language.words.Tokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What outcomes of phone calls are usually about. A label that is about one of these borrows its
 * words: those that give a reply away, and sentences a reply may resemble.
 */
public enum Intent {
  AFFIRM(
      "^(yes|confirm|agree|accept|approve)|^(they )?(can|will) (make|come|attend|be there|keep)|\\b(is|are) (right|correct|fine)$|^(right|correct|interested|satisfied|available)\\b|is a good time|now is",
      null),
  DENY(
      "^(no|not|cannot|can't|declin|refus|den(y|ies))\\b|^(does|do|did|is|are|will|would) not\\b|^(doesn't|don't|won't)\\b|can't make it$|^wrong( |$)",
      null),
  RESCHEDULE(
      "reschedul|(another|different|other|new|later) (day|time|date|slot)|\\bmove\\b|postpone|change (the|of) (day|time|date|appointment)|push (it )?back",
      "reschedul|(another|different|some other|new) (day|time|date|week|slot)|push (it|that|this)|postpone|move (it|that|this|my|the)\\b|change (the|my) (day|time|date|appointment)|(how|what) about (next|on|mon|tues|wednes|thurs|fri|satur|sun)|(do you have|have you got|got) (anything|something|any)( (\\w+ )?(earlier|later|else|on|open|available|free|next))|(come|do it|bring it|deliver it) (\\w+ )?(another|next|later|on (mon|tues|wednes|thurs|fri|satur|sun))|(mon|tues|wednes|thurs|fri|satur|sun)\\w*day instead|next week instead",
      "Can we do it another day?",
      "Could we move it to next week?",
      "That time doesn't work, do you have something else?",
      "I'd like to change the time.",
      "Can I come later instead?"),
  CANCEL(
      "cancel|call (it )?off",
      "\\bcancel|call it off|(don't|do not|won't|no longer|not) (\\w+ )?need(ing)? (it|the appointment|that|this)",
      "Please cancel it.",
      "I don't need it any more.",
      "I want to call it off."),
  WRONG_PERSON(
      "wrong (number|person)|not the right person|someone else",
      "wrong (number|person|guy|lady|house)|(nobody|no one|no-one|anybody|anyone|somebody|someone) (\\w+ ){0,2}(called|named|by that name)|there(’s|'s| is)? no \\p{L}+ (here|at this)|(doesn't|does not|don't|no longer|not) live(s)? (here|at)|(doesn't|not|isn't) (at )?this (number|house|address)",
      "You have the wrong number.",
      "There's nobody here by that name.",
      "That's not me, you want somebody else."),
  HUMAN(
      "human|operator|representative|speak to|talk to (a|some)|real person|transfer|receptionist",
      "\\b(human|operator|representative|receptionist|real person)\\b|(speak|talk) (to|with) (a|an|some)",
      "Can I talk to a real person?",
      "Put me through to somebody."),
  CALL_BACK(
      "call.?back|call (me |them )?(later|again)|\\blater\\b|busy|bad time|not a good time",
      "call (me|us) (back|later|again|in|tomorrow|tonight|this|next|on|after)|call back|try (me )?(again|later|this|tomorrow)|(not|isn't|n't|bad) a? ?(good|great|the best|convenient)? ?time|busy|in a meeting|\\bdriving\\b|at work|can't talk|not (right )?now|another time",
      "Can you call me back later?",
      "I'm busy right now.",
      "This is not a good time, I'm in the middle of something.",
      "Try me again this evening."),
  NOT_INTERESTED(
      "not interested|no interest|uninterested|no thank",
      "not interested|no interest|no,? thank(s| you)|don't want (it|any|to|this)|not (looking|in the market)",
      "I'm not interested.",
      "No thanks, I don't want that.",
      "We decided against it.",
      "I've changed my mind about that."),
  ALREADY(
      "already|has (paid|done|bought|sent|finished)",
      "\\balready\\b",
      "I already did that.",
      "That has been taken care of.");

  private final Pattern label;
  private final @Nullable Pattern reply;
  private final String sentences;

  Intent(String label, @Nullable String reply, String... sentences) {
    this.label = Pattern.compile(label);
    this.reply = reply == null ? null : Pattern.compile("(?:^|\\b)(?:" + reply + ")");
    this.sentences = String.join("\n", sentences);
  }

  /** What a label is about. */
  public static Set<Intent> ofLabel(String label) {
    String words = label.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
    Set<Intent> intents = EnumSet.noneOf(Intent.class);
    for (Intent intent : values()) {
      if (intent.label.matcher(words).find()) {
        intents.add(intent);
      }
    }
    if (intents.contains(DENY)) {
      intents.remove(AFFIRM);
    }
    return intents;
  }

  /** What the words of a reply give away. */
  public static Set<Intent> ofReply(String reply) {
    String words = String.join(" ", Tokens.of(reply));
    Set<Intent> intents = EnumSet.noneOf(Intent.class);
    for (Intent intent : values()) {
      if (intent.reply != null && intent.reply.matcher(words).find()) {
        intents.add(intent);
      }
    }
    return intents;
  }

  /** Replies that mean this. */
  public List<String> sentences() {
    return sentences.lines().toList();
  }
}
