package dev.parley.records;

import dev.parley.call.TeamId;
import java.util.Map;
import java.util.UUID;

/**
 * Which deliveries may be begun.
 *
 * @param proven how many of each subscription that takes deliveries quickly
 * @param mostProven how many of these in all
 * @param others how many of each other subscription; one of those that are named nowhere
 * @param mostOthers how many of these in all
 * @param ofTeams how many of these each team has under way
 * @param mostOfTeam how many of these a team may have under way
 */
public record DeliveryShare(
    Map<UUID, Integer> proven,
    int mostProven,
    Map<UUID, Integer> others,
    int mostOthers,
    Map<TeamId, Integer> ofTeams,
    int mostOfTeam) {
  public DeliveryShare {
    proven = Map.copyOf(proven);
    others = Map.copyOf(others);
    ofTeams = Map.copyOf(ofTeams);
  }
}
