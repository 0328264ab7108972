package dev.parley.agent;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent does about each thing a callee may want at any time; null for what every agent
 * does.
 *
 * @param greeting they greet, or pick up the phone
 * @param filler they say nothing yet
 * @param thanks they thank
 * @param repeat they want to hear it again
 * @param who they ask who calls
 * @param what they ask what it is about
 * @param robot they ask whether this is a machine
 * @param number they ask where their number is from
 * @param hold they want a moment
 * @param later they want to be called at another time
 * @param wrong nobody of that name can be reached here
 * @param absent who is wanted is not there now
 * @param optout they demand not to be called again
 * @param person they want to speak to a person; {@code next} may be a transfer
 * @param told they said it before
 * @param angry they are angry
 * @param bye they take leave
 * @param question they ask something that answers nothing
 * @param unsure they do not know
 * @param unrelated they speak to somebody else
 * @param language they speak another language
 * @param correction they change what they said
 */
public record Manners(
    @Nullable Manner greeting,
    @Nullable Manner filler,
    @Nullable Manner thanks,
    @Nullable Manner repeat,
    @Nullable Manner who,
    @Nullable Manner what,
    @Nullable Manner robot,
    @Nullable Manner number,
    @Nullable Manner hold,
    @Nullable Manner later,
    @Nullable Manner wrong,
    @Nullable Manner absent,
    @Nullable Manner optout,
    @Nullable Manner person,
    @Nullable Manner told,
    @Nullable Manner angry,
    @Nullable Manner bye,
    @Nullable Manner question,
    @Nullable Manner unsure,
    @Nullable Manner unrelated,
    @Nullable Manner language,
    @Nullable Manner correction) {
  /** Those of every agent. */
  public static final Manners USUAL =
      new Manners(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null);

  /** Those that the document says something of, by their names in it. */
  public SequencedMap<String, Manner> named() {
    SequencedMap<String, Manner> named = new LinkedHashMap<>();
    put(named, "greeting", greeting);
    put(named, "filler", filler);
    put(named, "thanks", thanks);
    put(named, "repeat", repeat);
    put(named, "who", who);
    put(named, "what", what);
    put(named, "robot", robot);
    put(named, "number", number);
    put(named, "hold", hold);
    put(named, "later", later);
    put(named, "wrong", wrong);
    put(named, "absent", absent);
    put(named, "optout", optout);
    put(named, "person", person);
    put(named, "told", told);
    put(named, "angry", angry);
    put(named, "bye", bye);
    put(named, "question", question);
    put(named, "unsure", unsure);
    put(named, "unrelated", unrelated);
    put(named, "language", language);
    put(named, "correction", correction);
    return named;
  }

  private static void put(
      SequencedMap<String, Manner> named, String name, @Nullable Manner manner) {
    if (manner != null) {
      named.put(name, manner);
    }
  }
}
