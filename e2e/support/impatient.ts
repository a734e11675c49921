/** Makes the pauses between the attempts of a page short; they are a random part of 1, 4 and 16 seconds. */
export const IMPATIENT = '<script>Math.random = () => 0.01</script>';
