package dev.parley.language.intents;

/** What a callee's turn does in the conversation, whatever the agent's outcomes are. */
public enum CalleeIntent {
  /** Answers what was asked, or says something of substance about it. */
  ANSWER("answer"),
  /** Says nothing yet: "um", "let me think". */
  FILLER("filler"),
  /** Breaks off in the middle of a sentence. */
  INCOMPLETE("incomplete"),
  /** Wants to hear it again, louder, slower, or in other words. */
  REPEAT("repeat"),
  /** Asks who is calling. */
  WHO("who"),
  /** Asks what the call is about. */
  WHAT("what"),
  /** Asks whether this is a machine. */
  ROBOT("robot"),
  /** Asks where their number is from. */
  NUMBER("number"),
  /** Wants a moment. */
  HOLD("hold"),
  /** Wants to be called at another time. */
  LATER("later"),
  /** Says that nobody of that name can be reached here. */
  WRONG("wrong"),
  /** Says that who is wanted is not there now. */
  ABSENT("absent"),
  /** Demands not to be called again. */
  OPTOUT("optout"),
  /** Wants to speak to a person. */
  PERSON("person"),
  /** Says that they said it before. */
  TOLD("told"),
  /** Is angry. */
  ANGRY("angry"),
  /** Takes leave. */
  BYE("bye"),
  /** Asks something that answers nothing. */
  QUESTION("question"),
  /** Does not know, or may mean either. */
  UNSURE("unsure"),
  /** Speaks to somebody else, or is a voice in the room. */
  UNRELATED("unrelated"),
  /** Speaks another language. */
  LANGUAGE("language"),
  /** Greets, or picks up the phone. */
  GREETING("greeting"),
  /** Thanks. */
  THANKS("thanks"),
  /** Is an answering machine or an announcement. */
  MACHINE("machine"),
  /** Is an assistant that asks who calls and why before it lets a call through. */
  SCREENING("screening"),
  /** Is a menu of keys to press. */
  IVR("ivr"),
  /** Changes what they said before, or what was understood. */
  CORRECTION("correction");

  private final String id;

  CalleeIntent(String id) {
    this.id = id;
  }

  /** Its name in documents, journals and training data. */
  public String id() {
    return id;
  }

  /** Whether a turn that does this answers nothing, whatever its words may resemble. */
  public boolean stops() {
    return switch (this) {
      case FILLER,
          INCOMPLETE,
          REPEAT,
          HOLD,
          UNRELATED,
          LANGUAGE,
          GREETING,
          OPTOUT,
          MACHINE,
          SCREENING,
          IVR ->
          true;
      case ANSWER,
          WHO,
          WHAT,
          ROBOT,
          NUMBER,
          LATER,
          WRONG,
          ABSENT,
          PERSON,
          TOLD,
          ANGRY,
          BYE,
          QUESTION,
          UNSURE,
          THANKS,
          CORRECTION ->
          false;
    };
  }
}
