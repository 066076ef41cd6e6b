const Fields = () => null;

export default Fields;
