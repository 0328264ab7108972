package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What must hold for a rule to be taken. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(When.All.class), @JsonSubTypes.Type(When.Any.class)})
public sealed interface When {
  List<Condition> conditions();

  /** Every one of them. */
  record All(@AtMost(50) List<Condition> all) implements When {
    public All {
      all = List.copyOf(all);
    }

    @Override
    public List<Condition> conditions() {
      return all;
    }
  }

  /** At least one of them. */
  record Any(@AtMost(50) List<Condition> any) implements When {
    public Any {
      any = List.copyOf(any);
    }

    @Override
    public List<Condition> conditions() {
      return any;
    }
  }
}
