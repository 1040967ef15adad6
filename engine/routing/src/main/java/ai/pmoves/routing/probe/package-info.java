/** Looks whether what a policy names is there, and whether a gateway answers as its policy says. Connects; changes nothing. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.probe;
