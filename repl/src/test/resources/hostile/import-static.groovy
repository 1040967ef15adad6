import static java.lang.Runtime.getRuntime
getRuntime().exec('touch @TRACE@')
