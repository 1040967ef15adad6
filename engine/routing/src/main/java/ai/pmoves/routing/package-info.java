/**
 * Model routing: which provider answers a request, and which follows when it does not. The policy knows no gateway; what a
 * gateway's own file says is in a package of its name.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing;
